//! A full disk: the window says so for as long as it is full.

use desk::{Desk, DeskConfig};
use engine::ConversationId;
use wire::Problem;
use wire::commands::SaveDraft;
use wire::view::ConnectionState;

use crate::support::{Bench, PATIENCE};

#[tokio::test]
async fn that_the_disk_is_full_is_said_until_there_is_room_again() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    let write = || write(&desk, conversation, 1_000);
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

#[tokio::test]
async fn room_is_found_again_while_the_hub_is_away_or_refuses_the_session() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    desk.close().await;
    let refused = DeskConfig {
        token: "somebody".to_owned(),
        ..bench.config()
    };
    for (config, state) in [
        (refused, ConnectionState::SignedOut),
        (bench.config(), ConnectionState::Offline),
    ] {
        bench.away(state == ConnectionState::Offline);
        let desk = Desk::open(config).await.unwrap();
        let stands = async || desk.workspace().connection == state;
        bench.until(&desk, stands).await;
        desk.fill_disk(true).await.unwrap();
        let written = write(&desk, conversation, 1_000).await;
        assert_eq!(written, Err(Problem::NoRoom), "{state:?}: it says why");
        desk.fill_disk(false).await.unwrap();
        bench.until(&desk, async || !desk.workspace().no_room).await;
        desk.close().await;
    }
}

#[tokio::test]
async fn a_disk_that_fills_up_again_is_full_again() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    for long in [1_000, 2_000] {
        desk.fill_disk(true).await.unwrap();
        let written = write(&desk, conversation, long).await;
        assert_eq!(written, Err(Problem::NoRoom), "{long}: it says why");
        desk.fill_disk(false).await.unwrap();
        bench.until(&desk, async || !desk.workspace().no_room).await;
    }
}

async fn write(desk: &Desk, conversation: ConversationId, long: usize) -> Result<(), Problem> {
    desk.save_draft(SaveDraft {
        conversation: conversation.to_string(),
        text: "a long letter ".repeat(long),
    })
    .await
}

/// Has the desk ask the hub for news, and waits until it did.
async fn asked_for_news(bench: &Bench, desk: &Desk) {
    let mut feeds = bench.hub.shared.feeds.subscribe();
    desk.wake();
    let asked = tokio::time::timeout(PATIENCE, feeds.changed()).await;
    asked.expect("the desk asks").expect("the hub is there");
}
