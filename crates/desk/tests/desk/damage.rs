//! A damaged cache: put aside, rebuilt, and what is ours alone saved.

use std::io::{Seek, SeekFrom, Write};

use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};
use wire::commands::OneRepair;
use wire::view::{Ours, RepairCause, RepairView};

use crate::support::{Bench, DRAFT, texts, with_words_unsent};

async fn connect(bench: &Bench) -> SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(bench.file());
    options.connect().await.unwrap()
}

/// Overwrites the pages of one table's tree.
async fn damage(bench: &Bench, table: &str) {
    let mut db = connect(bench).await;
    // Pages that are still beside the file would hide what is done to it.
    let checkpoint = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
    let busy: i64 = checkpoint.fetch_one(&mut db).await.unwrap().get(0);
    assert_eq!(busy, 0, "nobody else uses the store");
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

fn only_report(desk: &desk::Desk) -> RepairView {
    let mut reports = desk.workspace().repairs;
    assert_eq!(reports.len(), 1, "one thing was wrong: {reports:?}");
    reports.remove(0)
}

#[tokio::test]
async fn xd3_a_damaged_log_is_rebuilt_from_the_hub_and_the_unsent_words_go_out() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    damage(&bench, "log").await;

    let desk = bench.open().await;
    let report = only_report(&desk);
    assert_eq!(
        (report.outbox_saved, report.drafts_saved),
        (1, 1),
        "what is ours alone"
    );
    let kept = std::path::Path::new(&report.file).exists();
    assert!(kept, "the damaged file is kept");
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().draft,
        DRAFT,
        "still there"
    );
}

#[tokio::test]
async fn xd3_damage_to_drafts_costs_only_the_drafts_and_is_reported() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    damage(&bench, "draft").await;

    let desk = bench.open().await;
    let report = only_report(&desk);
    assert_eq!(
        (report.outbox_saved, report.drafts_saved),
        (1, 0),
        "the outbox is whole"
    );
    assert_eq!(report.unreadable, [Ours::Drafts], "what was lost is said");
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
}

#[tokio::test]
async fn damage_to_the_list_of_tables_costs_nothing_of_ours() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    damage(&bench, "sqlite_schema").await;

    let desk = bench.open().await;
    let report = only_report(&desk);
    let saved = (report.outbox_saved, report.drafts_saved);
    assert_eq!(saved, (1, 1), "by the copy that is kept of it");
    assert_eq!(report.unreadable, [], "nothing is lost");
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
}

#[tokio::test]
async fn xd3_a_file_that_is_no_database_is_put_aside() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    std::fs::remove_file(bench.file().with_extension("sqlite.schema")).unwrap();
    std::fs::write(
        bench.file(),
        b"not a database at all, but long enough to look at",
    )
    .unwrap();

    let desk = bench.open().await;
    assert_eq!(
        only_report(&desk).unreadable,
        [Ours::Outbox, Ours::Drafts, Ours::ReadMarks, Ours::Settings],
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
async fn an_emptied_file_is_not_taken_for_a_new_one() {
    let bench = Bench::new().await;
    with_words_unsent(&bench).await;
    std::fs::write(bench.file(), []).unwrap();
    let desk = bench.open().await;
    let lost = only_report(&desk).unreadable;
    assert!(lost.contains(&Ours::Outbox), "it is said: {lost:?}");
}

#[tokio::test]
async fn a_sound_store_is_left_alone() {
    let bench = Bench::new().await;
    with_words_unsent(&bench).await;
    let desk = bench.open().await;
    assert_eq!(desk.workspace().repairs, [], "nothing was wrong");
}

#[tokio::test]
async fn a_report_stays_until_it_was_seen() {
    let bench = Bench::new().await;
    with_words_unsent(&bench).await;
    damage(&bench, "log").await;
    bench.open().await.close().await;
    let desk = bench.open().await;
    let report = only_report(&desk);
    assert_eq!(report.cause, RepairCause::Damaged, "also after a restart");

    let repair = report.number;
    desk.put_report_away(OneRepair { repair }).await.unwrap();
    assert_eq!(desk.workspace().repairs, [], "put away");
    let kept = std::path::Path::new(&report.file).exists();
    assert!(!kept, "the file held nothing that isn't elsewhere");
    desk.close().await;
    let desk = bench.open().await;
    assert_eq!(desk.workspace().repairs, [], "for good");
}

#[tokio::test]
async fn damage_after_a_report_was_put_away_is_reported_again() {
    let bench = Bench::new().await;
    with_words_unsent(&bench).await;
    damage(&bench, "log").await;
    let desk = bench.open().await;
    let repair = only_report(&desk).number;
    desk.put_report_away(OneRepair { repair }).await.unwrap();
    desk.close().await;

    damage(&bench, "draft").await;
    let desk = bench.open().await;
    assert_eq!(only_report(&desk).unreadable, [Ours::Drafts], "the new one");
}

#[cfg(unix)]
#[tokio::test]
async fn a_store_that_cannot_be_looked_at_now_is_not_taken_for_damaged() {
    let bench = Bench::new().await;
    with_words_unsent(&bench).await;
    let aside = bench.file().with_extension("elsewhere");
    std::fs::rename(bench.file(), &aside).unwrap();
    std::fs::create_dir(bench.file()).unwrap();
    let opened = desk::Desk::open(bench.config()).await;
    assert!(opened.is_err(), "it can't be opened");

    std::fs::remove_dir(bench.file()).unwrap();
    std::fs::rename(&aside, bench.file()).unwrap();
    let desk = bench.open().await;
    assert_eq!(desk.workspace().repairs, [], "nothing was wrong with it");
}

#[tokio::test]
async fn without_the_hub_the_words_are_saved_and_the_desk_opens() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    damage(&bench, "log").await;
    bench.away(true);
    let desk = bench.open().await;
    assert_eq!(only_report(&desk).outbox_saved, 1, "saved already");
    assert_eq!(desk.workspace().member_name, "Anna", "it knows whose it is");
    bench.away(false);
    desk.wake();
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
}

#[tokio::test]
async fn a_store_of_another_version_is_replaced_and_the_unsent_words_go_out() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    let mut db = connect(&bench).await;
    sqlx::query("UPDATE _sqlx_migrations SET checksum = x'00'")
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();

    let desk = bench.open().await;
    let report = only_report(&desk);
    assert_eq!(
        (report.outbox_saved, report.drafts_saved, report.cause),
        (1, 1, RepairCause::OtherVersion),
        "what is ours alone"
    );
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "rebuilt, and sent"
    );
}
