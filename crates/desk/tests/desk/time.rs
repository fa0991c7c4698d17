//! What the passing of time alone changes is told without anybody asking.

use engine::Span;
use wire::commands::OneConversation;
use wire::view::{ComposerView, ConsequenceView, RowState};

use crate::support::{Bench, PATIENCE};

#[tokio::test]
async fn w2_a_lapsing_window_is_told_when_the_clock_gets_there() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    let open = desk
        .conversation(OneConversation {
            conversation: conversation.to_string(),
        })
        .await
        .unwrap();
    assert!(
        matches!(open.row.state, RowState::Open { .. }),
        "{:?}",
        open.row.state
    );
    assert!(
        matches!(
            open.composer,
            ComposerView::On {
                consequence: ConsequenceView::SendsNow { .. }
            }
        ),
        "{:?}",
        open.composer
    );

    bench.away(true);
    let mut changes = desk.changes();
    bench.advance(Span::hours(24));
    let told = tokio::time::timeout(PATIENCE, async {
        loop {
            let batch = changes.recv().await.expect("told in time");
            let head = batch.timelines.into_iter().find_map(|change| change.head);
            if let Some(head) = head.filter(|head| head.row.state == RowState::Lapsed) {
                break head;
            }
        }
    });
    let lapsed = told.await.expect("told without anybody asking");
    assert!(
        matches!(
            lapsed.composer,
            ComposerView::On {
                consequence: ConsequenceView::Held { .. }
            }
        ),
        "{:?}",
        lapsed.composer
    );
}

#[tokio::test]
async fn the_hubs_clock_counts_and_not_the_desks() {
    for wrong in [Span::hours(-24), Span::hours(-3), Span::hours(24)] {
        a_device_whose_clock_is_wrong_by(wrong).await;
    }
}

async fn a_device_whose_clock_is_wrong_by(wrong: Span) {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    desk.close().await;

    let now = bench.now();
    let device = desk::DeskConfig {
        clock: wire::clock::Clock::from_fn(move || now + wrong),
        ..bench.config()
    };
    let desk = desk::Desk::open(device).await.unwrap();
    // A window reads this device's time and adds the offset: that must be the hub's, whatever clock the desk was given.
    let shown = || wire::clock::Clock::system().now() + Span(desk.workspace().clock_offset_ms);
    bench
        .until(&desk, async || {
            (shown() - bench.now()).0.abs() < Span::seconds(60).0
        })
        .await;
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    let items = bench.items(&desk, conversation).await;
    let message = crate::support::message(&items, 7).unwrap();
    assert_eq!(
        message.written_at,
        bench.now().0,
        "written at the hub's time"
    );
    let row = bench.row(&desk, conversation).await.unwrap();
    let open = RowState::Open {
        lapses_at: (bench.now() + Span::hours(24)).0,
    };
    assert_eq!(row.state, open, "the window is open for a day from now on");
}

#[tokio::test]
async fn w1_every_conversation_of_the_pair_shows_the_same_window() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let other = engine::ConversationId(crate::support::id(2_000));
    let opened = engine::Event::ConversationOpened {
        conversation: other,
        members: vec![engine::MemberId(crate::support::id(1))],
        by_guest: false,
    };
    let granted = engine::Event::ConsentGranted {
        conversation: other,
        evidence: engine::Evidence {
            basis: engine::Basis::GuestInitiated,
            answer: "Hi".into(),
            provider_id: None,
            at: bench.now(),
            request: None,
        },
    };
    bench.hub.record().record(
        Bench::pair(),
        engine::Author::System,
        None,
        vec![opened, granted],
        bench.now(),
    );
    bench.settled(&desk).await;
    bench.advance(Span::hours(30));
    bench.guest_writes("in-2", "Back again");
    bench.settled(&desk).await;

    let open = RowState::Open {
        lapses_at: (bench.now() + Span::hours(24)).0,
    };
    for id in [conversation, other] {
        let row = bench.row(&desk, id).await.expect("it is listed");
        assert_eq!(row.state, open, "open again, whichever the guest wrote in");
    }
}
