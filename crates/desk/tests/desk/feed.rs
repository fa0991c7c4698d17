//! The feed: repeated, cut, behind a gap, from another record.

use crate::support::{Bench, texts};

#[tokio::test]
async fn a_page_that_comes_again_changes_nothing() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    let before = bench.items(&desk, conversation).await;
    let row = bench.row(&desk, conversation).await;

    let mut changes = desk.changes();
    for _ in 0..5 {
        bench.hub.wake();
        desk.wake();
    }
    bench.guest_writes("in-2", "Next");
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).contains(&"Next")
        })
        .await;

    let after = bench.items(&desk, conversation).await;
    assert_eq!(
        after[..before.len()],
        before[..],
        "the earlier items are as they were"
    );
    assert_eq!(
        row.unwrap().unread + 1,
        bench.row(&desk, conversation).await.unwrap().unread,
        "one more is unread"
    );
    let mut upserted = Vec::new();
    while let Ok(batch) = changes.try_recv() {
        upserted.extend(
            batch
                .timelines
                .into_iter()
                .flat_map(|change| change.items.upserted),
        );
    }
    assert_eq!(
        upserted.len(),
        1,
        "only the new message was told of: {upserted:?}"
    );
}

#[tokio::test]
async fn pages_of_any_size_lead_to_the_same_timeline() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.settled(&desk).await;
    let whole = bench.items(&desk, conversation).await;

    for size in 1..8 {
        *bench.hub.shared.page.lock().unwrap() = size;
        let other = tempfile::TempDir::new().unwrap();
        let config = desk::DeskConfig {
            folder: other.path().to_owned(),
            ..bench.config()
        };
        let second = desk::Desk::open(config).await.unwrap();
        bench.settled(&second).await;
        assert_eq!(
            bench.items(&second, conversation).await,
            whole,
            "pages of {size}"
        );
    }
}

#[tokio::test]
async fn a_hub_that_knows_less_is_another_record_and_the_cache_is_rebuilt() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    {
        let mut record = bench.hub.record();
        record.feed.clear();
        record.pairs.clear();
        record.answers.clear();
    }
    bench.hub.wake();
    bench
        .until(&desk, async || {
            bench.row(&desk, conversation).await.is_none()
        })
        .await;
    bench.agreed(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes"],
        "the new record is shown"
    );
}

#[tokio::test]
async fn a_slow_reader_learns_that_it_must_load_again() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let mut changes = desk.changes();
    for number in 0..300 {
        let text = format!("draft {number}");
        desk.save_draft(wire::commands::SaveDraft {
            conversation: conversation.to_string(),
            text,
        })
        .await
        .unwrap();
    }
    let lagged = changes.recv().await;
    assert!(
        matches!(
            lagged,
            Err(tokio::sync::broadcast::error::RecvError::Lagged(_))
        ),
        "the oldest batches were dropped: {lagged:?}"
    );
}

#[tokio::test]
async fn far_behind_readers_are_told_to_load_again_instead_of_every_single_thing() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    desk.close().await;
    for number in 0..1_500 {
        bench.advance(engine::Span::seconds(1));
        bench.guest_writes(&format!("many-{number}"), "Hello");
    }
    let last = bench.hub.record().last();

    let desk = bench.open().await;
    let mut changes = desk.changes();
    bench
        .until(&desk, async || desk.backlog().await.unwrap().cursor == last)
        .await;
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().unread,
        1_501,
        "everything is here"
    );
    let (mut told, mut overflow) = (0, false);
    while let Ok(batch) = changes.try_recv() {
        overflow |= batch.overflow;
        told += batch
            .timelines
            .iter()
            .map(|change| change.items.upserted.len())
            .sum::<usize>();
    }
    assert!(overflow, "readers know that they must load again");
    assert!(told < 1_500, "and were spared the rest: {told} items");
}

#[tokio::test]
async fn p4_an_event_of_a_newer_hub_stops_nothing_and_is_kept_for_a_newer_desk() {
    use sqlx::ConnectOptions;
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    *bench.hub.shared.unreadable.lock().unwrap() = Some("second".to_owned());
    for text in ["first", "second", "third"] {
        bench.guest_writes(text, text);
    }
    bench.settled(&desk).await;
    let shown = texts(&bench.items(&desk, conversation).await)
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    assert_eq!(shown, ["Yes", "first", "third"], "the others are shown");
    desk.close().await;

    // What the next version would find: the same row, now readable.
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(bench.file());
    let mut db = options.connect().await.unwrap();
    sqlx::query(
        "UPDATE log SET body = replace(body, 'unheardOf', 'messageReceived') WHERE known = 0",
    )
    .execute(&mut db)
    .await
    .unwrap();
    let desk = bench.open().await;
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        texts(&items),
        ["Yes", "first", "second", "third"],
        "in its place"
    );
}
