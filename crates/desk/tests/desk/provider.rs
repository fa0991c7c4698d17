//! What the provider and colleagues do, as it reaches the timeline.

use engine::{Author, Content, Event, FailureKind, MemberId, MessageId, Outcome};
use wire::view::{AuthorView, ContentView, FailureView, HeldWhy, Status};

use crate::support::{Bench, id, message, messages};

#[tokio::test]
async fn w6_a_message_refused_as_outside_the_window_is_held_again() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.settled(&desk).await;
    bench.refuses(FailureKind::OutsideWindow, 63016);
    bench.settled(&desk).await;

    let items = bench.items(&desk, conversation).await;
    let held = Status::Held {
        why: HeldWhy::ProviderWindow,
        position: 1,
    };
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&held),
        "not failed"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().held,
        1,
        "counted as held"
    );
}

#[tokio::test]
async fn a_failure_shows_its_reason_and_retry_sends_again() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.settled(&desk).await;
    bench.refuses(FailureKind::Rejected, 21610);
    bench.settled(&desk).await;
    let items = bench.items(&desk, conversation).await;
    let failed = Status::Failed {
        failure: FailureView::Rejected,
        provider_code: 21610,
    };
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&failed),
        "with the code"
    );

    let one = wire::commands::OneMessage {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
    };
    desk.retry(one).await.unwrap();
    bench.settled(&desk).await;
    bench.carry("second-try");
    bench.settled(&desk).await;
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&Status::Sent),
        "the same message"
    );
}

#[tokio::test]
async fn what_the_guest_is_told_shows_only_when_it_does_not_reach_them() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let told = async || {
        let items = bench.items(&desk, conversation).await;
        let is_notice = |content: &ContentView| matches!(content, ContentView::GuestNotice { .. });
        messages(&items)
            .into_iter()
            .filter(|message| is_notice(&message.content))
            .count()
    };
    bench.settled(&desk).await;
    assert_eq!(told().await, 0, "it arrived by itself");

    bench.guest_writes("in-2", "STOP");
    bench.settled(&desk).await;
    assert_eq!(told().await, 0, "it is on its way");
    bench.refuses(FailureKind::Rejected, 63024);
    bench.settled(&desk).await;
    assert_eq!(
        told().await,
        1,
        "members must know that the guest wasn't told"
    );
}

#[tokio::test]
async fn a_colleagues_message_carries_their_name_and_is_not_yours() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let ben = Author::Member(MemberId(id(2)));
    let written = Event::MessageWritten {
        conversation,
        message: MessageId(id(8)),
        author: ben,
        content: Content::Text {
            text: "Ben here".into(),
        },
        at: bench.now(),
        outcome: Outcome::Queued,
        speaker: None,
    };
    bench
        .hub
        .record()
        .record(Bench::pair(), ben, None, vec![written], bench.now());
    bench.settled(&desk).await;

    let items = bench.items(&desk, conversation).await;
    let seen = message(&items, 8).expect("it is shown");
    assert_eq!(
        seen.author,
        AuthorView::Colleague { name: "Ben".into() },
        "by name"
    );
    assert!(!seen.yours, "only Ben may take it back");
}
