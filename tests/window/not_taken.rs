//! What the hub would not take, and what a damaged store lost, told until the member puts it away.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";

#[tokio::test]
async fn an_edit_the_hub_refused_says_why_and_its_words_go_back_into_the_composer() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.edit_too_late(MARIA, "I'll hold the slot.", "I'll hold the early slot.")
            .await?;
        app.sees("“I'll hold the early slot.”").await?;
        app.press("button", "Put the words back").await?;
        app.sees_no("“I'll hold the early slot.”").await?;
        app.keeps_draft("I'll hold the early slot.").await
    })
    .await
}

#[tokio::test]
async fn the_report_of_a_repaired_store_can_be_put_away() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.kill()?;
        damage(&store(home.path())?)?;
        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.sees("The old file is kept").await?;
        app.press("button", "Put away").await?;
        app.sees_no("The old file is kept").await
    })
    .await
}

/// The desk's file, wherever the system keeps it below `home`.
fn store(home: &Path) -> Result<PathBuf> {
    let mut folders = vec![home.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name == "desk.sqlite") {
                return Ok(path);
            }
        }
    }
    None.context("find the desk's file")
}

/// What a failing disk leaves: the beginning is no longer a database, and no journal holds it either.
fn damage(file: &Path) -> Result<()> {
    fs::write(file.with_extension("sqlite-wal"), [])?;
    let mut bytes = fs::read(file)?;
    bytes.iter_mut().take(100).for_each(|byte| *byte = 0x5a);
    fs::write(file, bytes).context("damage the desk's file")
}
