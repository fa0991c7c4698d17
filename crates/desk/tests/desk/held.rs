//! W4, W7: what waits for the guest to write again.

use engine::Span;
use wire::commands::{EditHeld, MoveHeld, Nothing, OneConversation, OneMessage};
use wire::view::{ComposerView, ConsequenceView, HeldWhy, RowState, Status};

use crate::support::{Bench, id, message, texts};

#[tokio::test]
async fn w4_after_the_window_a_message_is_held_and_the_composer_said_so() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.advance(Span::hours(24));

    let head = desk
        .conversation(OneConversation {
            conversation: conversation.to_string(),
        })
        .await
        .unwrap();
    let held = ConsequenceView::Held {
        why: HeldWhy::WindowLapsed,
    };
    assert_eq!(
        head.composer,
        ComposerView::On { consequence: held },
        "before sending"
    );
    assert_eq!(head.row.state, RowState::Lapsed, "and in the list");

    bench
        .send(&desk, conversation, 7, "Good morning")
        .await
        .unwrap();
    bench.settled(&desk).await;
    let items = bench.items(&desk, conversation).await;
    let expected = Status::Held {
        why: HeldWhy::WindowLapsed,
        position: 1,
    };
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&expected),
        "it waits"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().held,
        1,
        "the list counts it"
    );
}

#[tokio::test]
async fn w7_held_messages_are_edited_moved_and_cancelled() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.advance(Span::hours(24));
    for (number, text) in [(7, "One"), (8, "Two"), (9, "Three")] {
        bench.send(&desk, conversation, number, text).await.unwrap();
    }
    bench.settled(&desk).await;

    let held = async || -> Vec<_> {
        let rows = desk.held(Nothing {}).await.unwrap();
        rows.into_iter()
            .map(|row| (row.message.id, row.message.status))
            .collect()
    };
    let at = |number: u128, position| {
        let why = HeldWhy::WindowLapsed;
        (id(number).to_string(), Status::Held { why, position })
    };
    let moved = MoveHeld {
        conversation: conversation.to_string(),
        message: id(9).to_string(),
        before: Some(id(7).to_string()),
    };
    desk.move_held(moved).await.unwrap();
    assert_eq!(
        held().await,
        [at(9, 1), at(7, 2), at(8, 3)],
        "the others make room"
    );
    let cancelled = OneMessage {
        conversation: conversation.to_string(),
        message: id(9).to_string(),
    };
    desk.cancel_held(cancelled).await.unwrap();
    assert_eq!(held().await, [at(7, 1), at(8, 2)], "the others move up");
    let edited = EditHeld {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
        text: "One and a half".into(),
    };
    desk.edit_held(edited).await.unwrap();
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        texts(&items),
        ["Yes", "One and a half", "Two", "Three"],
        "with the new words"
    );

    bench.settled(&desk).await;
    assert_eq!(
        held().await,
        [at(7, 1), at(8, 2)],
        "the hub has it the same way"
    );
    assert_eq!(bench.items(&desk, conversation).await, items, "all of it");
    bench.guest_writes("in-2", "Hi");
    bench.until(&desk, async || held().await.is_empty()).await;
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().held,
        0,
        "W5: released"
    );
}
