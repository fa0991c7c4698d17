//! A full disk: the window says so for as long as it is full.

use desk::Desk;
use wire::Problem;
use wire::commands::SaveDraft;

use crate::support::{Bench, PATIENCE};

#[tokio::test]
async fn that_the_disk_is_full_is_said_until_there_is_room_again() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    let write = || {
        desk.save_draft(SaveDraft {
            conversation: conversation.to_string(),
            text: "a long letter ".repeat(1_000),
        })
    };
    desk.fill_disk(true).await.unwrap();
    assert_eq!(write().await, Err(Problem::NoRoom), "it says why");
    assert!(desk.workspace().no_room, "and so does the window");

    // The third question comes after all that followed the first answer.
    for _ in 0..3 {
        asked_for_news(&bench, &desk).await;
    }
    assert!(
        desk.workspace().no_room,
        "that nothing new had to be kept makes no room"
    );

    desk.fill_disk(false).await.unwrap();
    bench.until(&desk, async || !desk.workspace().no_room).await;
    assert_eq!(write().await, Ok(()), "and then it can be kept");
}

/// Has the desk ask the hub for news, and waits until it did.
async fn asked_for_news(bench: &Bench, desk: &Desk) {
    let mut feeds = bench.hub.shared.feeds.subscribe();
    desk.wake();
    let asked = tokio::time::timeout(PATIENCE, feeds.changed()).await;
    asked.expect("the desk asks").expect("the hub is there");
}
