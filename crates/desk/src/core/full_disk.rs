//! Tests: a disk that fills up costs nothing that was there, and everything works again when there is room.

use engine::{
    Author, Basis, Content, ConversationId, Event, Evidence, GuestId, Intent, LineId, MemberId,
    MessageId, OrganizationId, Pair, Policy, ProviderId, Recorded, Span, Timestamp,
};
use tempfile::TempDir;
use uuid::Uuid;
use wire::Problem;
use wire::api::{LineBody, Me};
use wire::clock::Clock;
use wire::view::WorkspaceKind;

use super::Core;
use crate::fault::problem;
use crate::port::Time;
use crate::store::{Store, draft, outbox};
use crate::sync::{FeedPage, FeedRow, Hub, Reading};

const NOW: Timestamp = Timestamp(1_800_000_000_000);
const CONVERSATION: ConversationId = ConversationId(Uuid::from_u128(1_000));
const ANNA: MemberId = MemberId(Uuid::from_u128(1));

fn me() -> Me {
    Me {
        member: ANNA,
        organization: OrganizationId(Uuid::from_u128(9)),
        organization_name: "Northwind".to_owned(),
        entitlement: engine::Entitlement::Entitled,
        members: Vec::new(),
        lines: vec![LineBody {
            id: LineId(Uuid::from_u128(3)),
            name: "Northwind".to_owned(),
            number: "+14155550100".to_owned(),
            policy: Policy::default(),
            account_refused: false,
        }],
        policy: Policy::default(),
        now: NOW,
    }
}

fn row(seq: u64, event: Event) -> FeedRow {
    let recorded = Recorded {
        version: seq,
        at: NOW,
        by: Author::Guest,
        intent: None,
        event,
    };
    FeedRow {
        seq,
        pair: Pair {
            line: LineId(Uuid::from_u128(3)),
            guest: GuestId(Uuid::from_u128(101)),
        },
        reading: Reading::Known(Box::new(recorded)),
    }
}

fn page(first: u64, events: Vec<Event>) -> FeedPage {
    let rows: Vec<_> = (first..)
        .zip(events)
        .map(|(seq, it)| row(seq, it))
        .collect();
    FeedPage {
        last: rows.last().map_or(0, |row| row.seq),
        rows,
        now: NOW,
    }
}

fn received(number: u128) -> Event {
    Event::MessageReceived {
        conversation: CONVERSATION,
        message: MessageId(Uuid::from_u128(50_000 + number)),
        provider_id: ProviderId(format!("in-{number}")),
        content: Content::Text {
            text: "long words ".repeat(300),
        },
        at: NOW,
        late: false,
    }
}

/// A core without a hub that answers, with a conversation in which everything may be said.
pub(super) async fn agreed(folder: &TempDir) -> Core {
    let store = Store::open(folder.path(), NOW).await.unwrap();
    let hub = Hub::new("http://127.0.0.1:9", String::new()).unwrap();
    let (_, moved) = tokio::sync::watch::channel(0);
    let time = Time::new(Clock::from_fn(|| NOW), moved, Span(0));
    let core = Core::new(store, hub, time, WorkspaceKind::Team, me());
    let evidence = Evidence {
        basis: Basis::GuestInitiated,
        answer: "Hi".to_owned(),
        provider_id: None,
        at: NOW,
        request: None,
    };
    let events = vec![
        Event::ConversationOpened {
            conversation: CONVERSATION,
            members: vec![ANNA],
            by_guest: true,
        },
        Event::ConsentGranted {
            conversation: CONVERSATION,
            evidence,
        },
        Event::WindowMoved {
            by: Author::Guest,
            at: NOW,
            until: None,
        },
    ];
    core.apply(page(1, events)).await.unwrap();
    core
}

async fn send(core: &Core, number: u128) -> anyhow::Result<()> {
    let intent = Intent::Send {
        conversation: CONVERSATION,
        drafted_in: CONVERSATION,
        message: MessageId(Uuid::from_u128(number)),
        content: Content::Text {
            text: "words ".repeat(200),
        },
    };
    core.act(CONVERSATION, intent).await
}

async fn kept(core: &Core) -> (u64, String, u64) {
    let mut db = core.store.snapshot().await.unwrap();
    let outbox = outbox::count(&mut db).await.unwrap();
    let draft = draft::read(&mut db, CONVERSATION).await.unwrap();
    drop(db);
    (outbox, draft, core.cursor().await.unwrap())
}

#[tokio::test]
async fn a_full_disk_refuses_words_whole_and_takes_them_when_there_is_room() {
    let folder = TempDir::new().unwrap();
    let core = agreed(&folder).await;
    core.store.limit_pages(Some(8)).await.unwrap();
    let mut sent = 0;
    let error = loop {
        core.save_draft(CONVERSATION, "words").await.unwrap();
        match send(&core, 100 + sent).await {
            Ok(()) => sent += 1,
            Err(error) => break error,
        }
        assert!(sent < 1_000, "the disk must fill up");
    };
    assert_eq!(problem(&error), Problem::NoRoom, "it says why");
    core.note(&error);
    assert!(core.workspace().no_room, "and so does the window");
    let before = kept(&core).await;
    assert_eq!(
        before,
        (u64::try_from(sent).unwrap(), "words".to_owned(), 3),
        "nothing of it was written, and the draft is still there"
    );
    let head = core.head(CONVERSATION).await.unwrap();
    assert_eq!(head.row.draft, "words", "everything can be read");

    core.store.limit_pages(None).await.unwrap();
    send(&core, 100 + sent).await.unwrap();
    send(&core, 100 + sent).await.unwrap();
    let after = kept(&core).await;
    assert_eq!(after.0, before.0 + 1, "the same message goes, once");
    assert_eq!(after.1, "", "and is no draft any more");
}

#[tokio::test]
async fn a_full_disk_takes_in_no_half_page_and_goes_on_where_it_was() {
    let folder = TempDir::new().unwrap();
    let core = agreed(&folder).await;
    core.store.limit_pages(Some(8)).await.unwrap();
    let news = || page(4, (0..50).map(received).collect());
    let error = core.apply(news()).await.unwrap_err();
    assert_eq!(problem(&error), Problem::NoRoom, "it says why");
    assert_eq!(core.cursor().await.unwrap(), 3, "nothing was taken in");
    let head = core.head(CONVERSATION).await.unwrap();
    assert_eq!(head.row.unread, 0, "not even in memory");

    core.store.limit_pages(None).await.unwrap();
    core.apply(news()).await.unwrap();
    let head = core.head(CONVERSATION).await.unwrap();
    assert_eq!(head.row.unread, 50, "all of it, once there is room");
}
