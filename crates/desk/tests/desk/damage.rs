//! A damaged cache: put aside, rebuilt, and what is ours alone saved.

use std::io::{Seek, SeekFrom, Write};

use wire::commands::SaveDraft;

use crate::support::{Bench, texts};

async fn with_words_unsent(bench: &Bench) -> engine::ConversationId {
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.away(true);
    bench.send(&desk, conversation, 7, "Unsent").await.unwrap();
    let draft = SaveDraft {
        conversation: conversation.to_string(),
        text: "Half a thought".into(),
    };
    desk.save_draft(draft).await.unwrap();
    desk.close().await;
    bench.away(false);
    conversation
}

/// Overwrites the pages of one table's tree.
async fn damage(bench: &Bench, table: &str) {
    use sqlx::{ConnectOptions, Connection, Row};
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(bench.file());
    let mut db = options.connect().await.unwrap();
    let pages: Vec<i64> = sqlx::query("SELECT pageno FROM dbstat WHERE name = ?1")
        .bind(table)
        .fetch_all(&mut db)
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let size: i64 = sqlx::query("PRAGMA page_size")
        .fetch_one(&mut db)
        .await
        .unwrap()
        .get(0);
    db.close().await.unwrap();
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .open(bench.file())
        .unwrap();
    for page in pages {
        file.seek(SeekFrom::Start(u64::try_from((page - 1) * size).unwrap()))
            .unwrap();
        file.write_all(&vec![0xAB; usize::try_from(size).unwrap()])
            .unwrap();
    }
}

#[tokio::test]
async fn a_damaged_log_is_rebuilt_from_the_hub_and_the_unsent_words_go_out() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    damage(&bench, "log").await;

    let desk = bench.open().await;
    let repair = desk.repair().expect("the damage was found").clone();
    assert_eq!(
        (repair.outbox_saved, repair.drafts_saved),
        (1, 1),
        "what is ours alone"
    );
    assert!(repair.quarantined.exists(), "the damaged file is kept");
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().draft,
        "Half a thought",
        "still there"
    );
}

#[tokio::test]
async fn damage_to_drafts_costs_only_the_drafts_and_is_reported() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    damage(&bench, "draft").await;

    let desk = bench.open().await;
    let repair = desk.repair().expect("the damage was found").clone();
    assert_eq!(
        (repair.outbox_saved, repair.drafts_saved),
        (1, 0),
        "the outbox is whole"
    );
    assert_eq!(repair.unreadable, ["draft"], "and what was lost is said");
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
}

#[tokio::test]
async fn a_file_that_is_no_database_is_put_aside() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    for suffix in ["-wal", "-shm"] {
        let companion = bench.file().with_file_name(format!("desk.sqlite{suffix}"));
        if companion.exists() {
            // With its log SQLite would make the file whole again.
            std::fs::remove_file(companion).unwrap();
        }
    }
    std::fs::write(
        bench.file(),
        b"not a database at all, but long enough to look at",
    )
    .unwrap();

    let desk = bench.open().await;
    let repair = desk.repair().expect("the damage was found").clone();
    assert_eq!(
        repair.unreadable,
        ["outbox", "draft", "read_mark"],
        "nothing could be saved, and it says so"
    );
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes"],
        "what the hub has is back"
    );
}

#[tokio::test]
async fn a_sound_store_is_left_alone() {
    let bench = Bench::new().await;
    with_words_unsent(&bench).await;
    let desk = bench.open().await;
    assert_eq!(desk.repair(), None, "nothing was wrong");
}

#[tokio::test]
async fn a_store_of_another_version_is_replaced_and_the_unsent_words_go_out() {
    use sqlx::{ConnectOptions, Connection};
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(bench.file());
    let mut db = options.connect().await.unwrap();
    sqlx::query("UPDATE _sqlx_migrations SET checksum = x'00'")
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();

    let desk = bench.open().await;
    let repair = desk.repair().expect("it can't be used as it is").clone();
    assert_eq!(
        (repair.outbox_saved, repair.drafts_saved),
        (1, 1),
        "what is ours alone"
    );
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
}
