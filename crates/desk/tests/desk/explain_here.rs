//! "Explain this message" for what the hub hasn't confirmed, what has no explanation, and what an older version wrote.

use engine::{Refusal, Span};
use wire::commands::OneMessage;
use wire::view::{CancelledWhy, Happening, NextView, Status};
use wire::{Problem, RefusalView};

use crate::explain::{explain, told};
use crate::support::{Bench, Fault, id};

#[tokio::test]
async fn what_only_this_device_knows_is_told_as_such() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.away(true);
    bench.advance(Span::hours(24));
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    let cancel = OneMessage {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
    };
    desk.cancel_held(cancel).await.unwrap();
    let explained = explain(&desk, 7).await;
    let why = CancelledWhy::ByMember;
    let expected = [(Happening::Written, ""), (Happening::Cancelled { why }, "")];
    assert_eq!(told(&explained), expected, "from the outbox");
    assert!(
        explained.steps.iter().all(|step| !step.confirmed),
        "the hub knows none of it"
    );
}

#[tokio::test]
async fn what_the_hub_refused_tells_why_and_when() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.away(true);
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    assert_eq!(
        explain(&desk, 7).await.next,
        NextView::HubAnswers,
        "pending"
    );
    bench.fault(Fault::Refused(Refusal::NotMember));
    bench.advance(Span::hours(1));
    bench.away(false);
    desk.wake();
    bench
        .until(&desk, async || {
            matches!(
                explain(&desk, 7).await.message.status,
                Status::Refused { .. }
            )
        })
        .await;
    let explained = explain(&desk, 7).await;
    let refusal = RefusalView::NotMember;
    assert_eq!(
        told(&explained).last(),
        Some(&(Happening::Refused { refusal }, "")),
        "why"
    );
    assert_eq!(explained.steps.last().unwrap().at, bench.now().0, "when");
    assert_eq!(explained.next, NextView::MemberDecides, "what ends it");
}

#[tokio::test]
async fn a_notice_or_a_message_of_another_conversation_has_no_explanation() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let items = bench.items(&desk, conversation).await;
    let notice = items
        .iter()
        .find(|item| matches!(item.body, wire::view::TimelineBody::Notice { .. }));
    for (conversation, message) in [
        (conversation.to_string(), notice.unwrap().key.clone()),
        (id(2_000).to_string(), id(1_001).to_string()),
    ] {
        let request = OneMessage {
            conversation,
            message,
        };
        assert_eq!(
            desk.explain(request).await.err(),
            Some(Problem::NotFound),
            "there is no such message"
        );
    }
}

#[tokio::test]
async fn a_store_from_before_can_explain_what_it_already_had() {
    use sqlx::{ConnectOptions, Connection};
    let bench = Bench::new().await;
    let desk = bench.open().await;
    bench.agreed(&desk).await;
    let before = explain(&desk, 1_001).await;
    desk.close().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(bench.file());
    let mut db = options.connect().await.unwrap();
    for undo in [
        "DROP INDEX log_by_message",
        "ALTER TABLE log DROP COLUMN message",
        "ALTER TABLE outbox DROP COLUMN refused_at_ms",
        "DELETE FROM _sqlx_migrations WHERE version = 2",
    ] {
        sqlx::query(undo).execute(&mut db).await.unwrap();
    }
    db.close().await.unwrap();
    let desk = bench.open().await;
    let repairs = desk.workspace().repairs;
    assert_eq!(repairs, [], "it was brought up to date in place");
    assert_eq!(explain(&desk, 1_001).await, before, "nothing is missing");
}
