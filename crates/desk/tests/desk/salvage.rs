//! Killed while a damaged store was being put aside and salvaged: the next start goes on where it stopped.

use std::path::{Path, PathBuf};

use engine::ConversationId;
use wire::view::RepairView;

use crate::support::{Bench, DRAFT, save_draft, texts, with_words_unsent};

/// A name beside the store's file.
fn named(bench: &Bench, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", bench.file().display()))
}

fn rename(bench: &Bench, from: &str, to: &str) {
    let (from, to) = (named(bench, from), named(bench, to));
    if from.exists() {
        std::fs::rename(from, to).unwrap();
    }
}

/// Opens the desk and looks whether everything of ours is there, once.
async fn nothing_is_lost(bench: &Bench, conversation: ConversationId, draft: &str) -> RepairView {
    let desk = bench.open().await;
    let reports = desk.workspace().repairs;
    assert_eq!(reports.len(), 1, "it is reported once: {reports:?}");
    bench.settled(&desk).await;
    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Unsent"],
        "sent, once"
    );
    let row = bench.row(&desk, conversation).await.unwrap();
    assert_eq!(row.draft, draft, "still there");
    desk.close().await;
    reports.into_iter().next().unwrap()
}

#[tokio::test]
async fn killed_after_the_file_was_moved_but_not_its_log() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    // Words that only the log has, as after a kill.
    let folder = tempfile::TempDir::new().unwrap();
    bench.away(true);
    let desk = bench.open().await;
    save_draft(&desk, conversation, "A whole thought").await;
    for suffix in ["", "-wal", ".schema"] {
        let name = format!("desk.sqlite{suffix}");
        std::fs::copy(named(&bench, suffix), folder.path().join(name)).unwrap();
    }
    desk.close().await;
    bench.away(false);
    for suffix in ["", "-wal", ".schema"] {
        let name = format!("desk.sqlite{suffix}");
        std::fs::copy(folder.path().join(name), named(&bench, suffix)).unwrap();
    }

    rename(&bench, "", ".damaged-1");
    let report = nothing_is_lost(&bench, conversation, "A whole thought").await;
    assert_eq!(report.drafts_saved, 1, "with what stood in the log");
}

#[tokio::test]
async fn killed_before_the_new_store_was_begun() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    rename(&bench, "", ".damaged-1");
    rename(&bench, ".schema", ".damaged-1.schema");
    std::fs::write(named(&bench, ".damaged"), []).unwrap();
    let report = nothing_is_lost(&bench, conversation, DRAFT).await;
    assert_eq!(report.outbox_saved, 1, "what was put aside was found");
    assert!(
        !named(&bench, ".damaged").exists(),
        "the note isn't held against the new store"
    );
}

#[tokio::test]
async fn killed_before_what_was_saved_was_committed() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    rename(&bench, "", ".damaged-1");
    desk::create(&bench.file()).await.unwrap();
    let report = nothing_is_lost(&bench, conversation, DRAFT).await;
    assert_eq!(report.outbox_saved, 1, "what was put aside was found");
}

#[tokio::test]
async fn killed_after_the_commit_and_before_the_file_was_marked() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    rename(&bench, "", ".damaged-1");
    let first = nothing_is_lost(&bench, conversation, DRAFT).await;
    rename(&bench, ".salvaged-1", ".damaged-1");

    let desk = bench.open().await;
    save_draft(&desk, conversation, "").await;
    desk.close().await;
    rename(&bench, ".salvaged-1", ".damaged-1");
    let desk = bench.open().await;
    let repairs = desk.workspace().repairs;
    assert_eq!(repairs, std::slice::from_ref(&first), "not done again");
    let row = bench.row(&desk, conversation).await.unwrap();
    assert_eq!(row.draft, "", "what was thrown away stays away");
    assert!(Path::new(&first.file).exists(), "the file is marked now");
}

#[tokio::test]
async fn a_second_damage_keeps_the_first_report_and_saves_again() {
    let bench = Bench::new().await;
    let conversation = with_words_unsent(&bench).await;
    rename(&bench, "", ".damaged-1");
    nothing_is_lost(&bench, conversation, DRAFT).await;
    rename(&bench, "", ".damaged-2");
    let desk = bench.open().await;
    let reports = desk.workspace().repairs;
    let numbers: Vec<_> = reports.iter().map(|report| report.number).collect();
    assert_eq!(numbers, [1, 2], "both are told of");
    assert_eq!(
        bench.row(&desk, conversation).await.map(|row| row.draft),
        None,
        "what the hub has comes from the hub"
    );
    bench.settled(&desk).await;
    let row = bench.row(&desk, conversation).await.unwrap();
    assert_eq!(row.draft, DRAFT, "and the draft was carried on");
}
