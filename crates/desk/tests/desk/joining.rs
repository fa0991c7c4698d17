//! Coming into a colleague's conversation, and out of it: M1, M6.

use engine::{
    Author, Content, ConversationId, Event, MemberId, MessageId, Outcome, ProviderId, Recorded,
};
use wire::api::FeedRow;
use wire::commands::OneConversation;
use wire::view::{AuthorView, ComposerView, ConversationView, TimelineBody};

use crate::support::{Bench, id, texts};

const OWN: u128 = 70;
const COLLEAGUES: u128 = 71;

fn ben() -> Author {
    Author::Member(MemberId(id(2)))
}

fn opened(number: u128, member: u128) -> Event {
    Event::ConversationOpened {
        conversation: ConversationId(id(number)),
        members: vec![MemberId(id(member))],
        by_guest: true,
    }
}

fn heard(bench: &Bench, number: u128, text: &str) -> Event {
    Event::MessageReceived {
        conversation: ConversationId(id(number)),
        message: MessageId(id(number + 100)),
        provider_id: ProviderId(text.to_owned()),
        content: Content::Text { text: text.into() },
        at: bench.now(),
        late: false,
    }
}

fn said(bench: &Bench, number: u128, text: &str) -> Event {
    Event::MessageWritten {
        conversation: ConversationId(id(number)),
        message: MessageId(id(number + 200)),
        author: ben(),
        content: Content::Text { text: text.into() },
        at: bench.now(),
        outcome: Outcome::Queued,
        speaker: None,
    }
}

/// Puts events of a pair into the feed, each with its place in the log.
fn given(bench: &Bench, events: Vec<(u64, Author, Event)>) {
    let mut record = bench.hub.record();
    for (version, by, event) in events {
        let seq = record.last() + 1;
        let recorded = Recorded {
            version,
            at: bench.now(),
            by,
            intent: None,
            event,
        };
        let pair = Bench::pair();
        record.feed.push(FeedRow {
            seq,
            pair,
            recorded,
        });
    }
}

async fn looked_at(bench: &Bench, desk: &desk::Desk, number: u128) -> ConversationView {
    let conversation = id(number).to_string();
    bench.settled(desk).await;
    let view = desk.conversation(OneConversation { conversation }).await;
    view.expect("it is there")
}

fn added() -> Event {
    Event::MembersAdded {
        conversation: ConversationId(id(COLLEAGUES)),
        members: vec![MemberId(id(1))],
    }
}

/// The member has a conversation of their own with the guest, and then comes into Ben's, which is older.
async fn joined(bench: &Bench, desk: &desk::Desk) {
    let own = vec![
        (4, Author::Guest, opened(OWN, 1)),
        (5, Author::Guest, heard(bench, OWN, "To you")),
    ];
    given(bench, own);
    bench.hub.wake();
    bench.settled(desk).await;
    let history = vec![
        (1, Author::Guest, opened(COLLEAGUES, 2)),
        (2, Author::Guest, heard(bench, COLLEAGUES, "To Ben")),
        (3, ben(), said(bench, COLLEAGUES, "Ben here")),
        (6, ben(), added()),
    ];
    given(bench, history);
    bench.hub.wake();
    bench.settled(desk).await;
}

#[tokio::test]
async fn m1_the_history_of_a_colleagues_conversation_is_read_though_it_is_older_than_what_is_here()
{
    let bench = Bench::new().await;
    let desk = bench.open().await;
    joined(&bench, &desk).await;
    let items = bench.items(&desk, ConversationId(id(COLLEAGUES))).await;
    assert_eq!(texts(&items), ["To Ben", "Ben here"], "all of it");
    let told = items.iter().find_map(|item| match &item.body {
        TimelineBody::Notice { key, args } => Some((key.as_str(), args.actor.clone())),
        TimelineBody::Message { .. } => None,
    });
    assert_eq!(
        told,
        Some(("added_me", Some("Ben".to_owned()))),
        "joined here"
    );
    let own = bench.items(&desk, ConversationId(id(OWN))).await;
    assert_eq!(texts(&own), ["To you"], "and one's own is as it was");
    let view = looked_at(&bench, &desk, COLLEAGUES).await;
    let names: Vec<_> = view.members.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Anna", "Ben"], "who is in it");
}

#[tokio::test]
async fn m6_a_member_who_was_removed_reads_on_and_writes_no_more() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    joined(&bench, &desk).await;
    let removed = Event::MemberRemoved {
        conversation: ConversationId(id(COLLEAGUES)),
        member: MemberId(id(1)),
    };
    given(&bench, vec![(7, ben(), removed)]);
    bench.hub.wake();
    let view = looked_at(&bench, &desk, COLLEAGUES).await;
    let off = ComposerView::Off {
        refusal: wire::RefusalView::NotMember,
    };
    assert_eq!(view.composer, off, "with the reason");
    let items = bench.items(&desk, ConversationId(id(COLLEAGUES))).await;
    assert_eq!(
        texts(&items),
        ["To Ben", "Ben here"],
        "what came before stays"
    );
    let by_ben = AuthorView::Colleague { name: "Ben".into() };
    let written = items.iter().any(
        |item| matches!(&item.body, TimelineBody::Message { message } if message.author == by_ben),
    );
    assert!(written, "by whom, too");
}
