//! Writing without the hub, and dying with it unsent.

use wire::Problem;
use wire::view::{ConnectionState, Status};

use crate::support::{Bench, message, texts, with_words_unsent};

#[tokio::test]
async fn xn4_what_was_written_offline_survives_a_kill_and_goes_out_exactly_once() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;

    bench.away(true);
    bench
        .send(&desk, conversation, 7, "Written in the train")
        .await
        .unwrap();
    drop(desk);

    let desk = bench.open().await;
    let items = bench.items(&desk, conversation).await;
    let kept = message(&items, 7).expect("it is still there");
    assert_eq!(kept.status, Status::Pending, "and still unsent");

    bench.away(false);
    desk.wake();
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Written in the train"],
        "shown once"
    );
    let record = bench.hub.record();
    let sent = record.pairs[&Bench::pair()]
        .messages
        .values()
        .filter(|known| known.content.text().contains("train"));
    assert_eq!(sent.count(), 1, "sent once");
}

#[tokio::test]
async fn xd1_the_cache_is_shown_while_the_hub_is_away() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    desk.close().await;

    bench.away(true);
    let desk = bench.open().await;
    bench
        .until(&desk, async || {
            desk.workspace().connection == ConnectionState::Offline
        })
        .await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes"],
        "readable without the hub"
    );
    assert_eq!(
        desk.workspace().member_name,
        "Anna",
        "and it knows whose it is"
    );
}

#[tokio::test]
async fn an_empty_cache_needs_the_hub() {
    let bench = Bench::new().await;
    bench.away(true);
    assert_eq!(
        desk::Desk::open(bench.config()).await.err(),
        Some(Problem::HubAway),
        "there is nothing to show"
    );
    bench.away(false);
    bench.open().await;
}

#[tokio::test]
async fn a_session_the_hub_does_not_know_is_said_to_be_signed_out() {
    let bench = Bench::new().await;
    bench.open().await.close().await;
    let config = desk::DeskConfig {
        token: "somebody".to_owned(),
        ..bench.config()
    };
    let desk = desk::Desk::open(config).await.expect("the cache is shown");
    bench
        .until(&desk, async || {
            desk.workspace().connection == ConnectionState::SignedOut
        })
        .await;
}

#[tokio::test]
async fn with_the_session_of_another_member_nothing_is_pushed_and_nothing_is_read() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    bench.guest_writes("in-2", "For Anna");
    let pushed = bench.pushed().len();

    let config = desk::DeskConfig {
        token: "ben".to_owned(),
        ..bench.config()
    };
    let desk = desk::Desk::open(config).await.expect("the cache is shown");
    bench
        .until(&desk, async || {
            desk.workspace().connection == ConnectionState::SignedOut
        })
        .await;
    let asked = || bench.hub.shared.asked_by_ben.lock().unwrap().clone();
    let mut turn = tokio::time::interval(std::time::Duration::from_millis(5));
    while asked().len() < 12 {
        desk.wake();
        turn.tick().await;
    }
    let mut asked = asked();
    asked.retain(|path| path != "/v1/me");
    assert_eq!(asked, [""; 0], "only whose session it is");
    assert_eq!(bench.pushed().len(), pushed, "Ben says nothing for Anna");
    let items = bench.items(&desk, conversation).await;
    assert_eq!(texts(&items), ["Yes", "Unsent"], "and gets nothing of hers");
}
