//! States that only trouble brings about: blocked words, an unknown message, and the world refusing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::shot::shoot;
use crate::support::{App, CONTROL, journey};

const MARIA: &str = "Maria Santos";
const PLUS: char = '=';

#[tokio::test]
async fn pictures_of_words_that_do_not_go_their_way() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.reads(&[MARIA, "Thank you, I'll look at it tonight."])
            .await?;
        blocked(&app).await?;
        unknown(&app).await?;
        late(&app).await
    })
    .await
}

async fn blocked(app: &App) -> Result<()> {
    let words = "It comes with a guaranteed return of six percent.";
    app.write(&format!("Message {MARIA} on WhatsApp"), words)
        .await?;
    app.sees("Won't be sent: it contains a promise of returns.")
        .await?;
    shoot(app, "80-will-be-blocked").await?;
    app.press("button", "Send").await?;
    app.reads(&[words, "Blocked"]).await?;
    shoot(app, "81-blocked").await
}

async fn unknown(app: &App) -> Result<()> {
    app.trouble("Provider's answers lost", MARIA).await?;
    app.compose(
        MARIA,
        "The fee schedule is attached to this letter.",
        "Send",
    )
    .await?;
    app.reads(&["fee schedule", "Unknown – check"]).await?;
    shoot(app, "82-unknown").await?;
    app.press("button", "End trouble").await?;
    app.let_pass(0, 1).await?;
    app.reads_without("fee schedule", "Unknown – check").await?;
    shoot(app, "83-unknown-resolved").await
}

async fn late(app: &App) -> Result<()> {
    app.trouble("Guests' messages late", MARIA).await?;
    app.write_as(MARIA, "One more thing before you answer.")
        .await?;
    app.let_pass(0, 1).await?;
    app.compose(MARIA, "Shall we settle it today?", "Send")
        .await?;
    app.reads(&["settle it today", "Read"]).await?;
    app.let_pass(0, 1).await?;
    app.reads(&["One more thing before you answer.", "Arrived late"])
        .await?;
    shoot(app, "84-late").await?;
    app.press("button", "End trouble").await
}

#[tokio::test]
async fn pictures_of_a_refused_session_a_full_disk_and_a_repaired_store() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.write_as("Priya Nair", "Hello, is this Northwind Advisory?")
            .await?;
        app.open_conversation("Priya Nair").await?;
        app.sees("Priya Nair wrote first. You can message freely.")
            .await?;
        shoot(&app, "86-wrote-first").await?;
        app.connect_with(MARIA).await?;
        app.trouble("Session refused", MARIA).await?;
        app.sees("The hub no longer accepts this device's session.")
            .await?;
        shoot(&app, "87-session-refused").await?;
        app.trouble("Hub doesn't answer", MARIA).await?;
        app.sees("Connecting").await?;
        shoot(&app, "85-connecting").await?;
        app.press("button", "End trouble").await?;
        app.sees_no("Connecting").await?;
        app.trouble("Disk full", MARIA).await?;
        let words = "A letter that needs more room than there is. ".repeat(30);
        for _ in 0..8 {
            app.write(&format!("Message {MARIA} on WhatsApp"), &words)
                .await?;
            app.press("button", "Send").await?;
            if app.shows("alert", &["no room left"]).await? {
                break;
            }
        }
        app.sees("There is no room left").await?;
        shoot(&app, "88-full-disk").await?;
        app.press("button", "End trouble").await?;
        app.kill()?;
        damage(home.path())?;
        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.sees("The store on this computer was damaged").await?;
        app.open_conversation(MARIA).await?;
        shoot(&app, "89-repaired").await
    })
    .await
}

/// Overwrites the beginning of the desk's file.
fn damage(home: &Path) -> Result<()> {
    let practice = home.join(".local/share/com.multiline.desktop/practice");
    let desk = fs::read_dir(practice)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.join("desk.sqlite").exists())
        .context("the desk has a folder")?;
    for beside in ["-wal", "-shm"] {
        fs::remove_file(desk.join(format!("desk.sqlite{beside}"))).ok();
    }
    let file = desk.join("desk.sqlite");
    let mut bytes = fs::read(&file)?;
    bytes.iter_mut().take(200).for_each(|byte| *byte = 0xAA);
    fs::write(file, bytes).context("damage the store")
}

#[tokio::test]
async fn pictures_at_twice_the_size_and_at_the_first_unread_message() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.press("button", "Contacts").await?;
        for number in 1..=24 {
            app.write_as(MARIA, &format!("Note {number}: a thing to talk about"))
                .await?;
        }
        app.open_conversation(MARIA).await?;
        app.find("button", "Jump to latest").await?;
        shoot(&app, "90-first-unread").await?;
        for _ in 0..5 {
            app.chord(&[CONTROL, PLUS]).await?;
        }
        shoot(&app, "91-twice-the-size-conversation").await?;
        app.chord(&[CONTROL, 'k']).await?;
        app.find("combobox", "Go to").await?;
        shoot(&app, "92-twice-the-size-palette").await
    })
    .await
}
