//! Finding a conversation: by the list, and by the palette without a mouse.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::support::{App, CONTROL, ENTER, ESCAPE, journey, until};

const SEARCH: &str = "Search by name or number";

#[tokio::test]
async fn a_conversation_is_found_by_name_and_by_number_and_the_filter_outlives_a_restart()
-> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.ask("Elif Demir").await?;
        app.press("button", "Messages").await?;
        app.chord(&[CONTROL, 'f']).await?;
        app.type_text("elif").await?;
        app.sees_no("Maria Santos, WhatsApp").await?;
        app.chord(&[ESCAPE]).await?;
        app.find("button", "Maria Santos, WhatsApp").await?;
        let here = app.focused().await?;
        ensure!(here == SEARCH, "the focus stays in the field: {here:?}");
        app.type_text("555 0142").await?;
        app.sees_no("Elif Demir, WhatsApp").await?;
        app.find("button", "Maria Santos, WhatsApp").await?;
        app.press("button", "Clear the search").await?;
        app.press("button", "Held").await?;
        // Nothing is held; the open conversation stays listed.
        app.sees_no("Maria Santos, WhatsApp").await?;
        until("the device remembers the filter", async || {
            is_stored(&home.path().join(".local"), "\"held\"")
        })
        .await?;
        app.kill()?;

        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.find("button", "Elif Demir, WhatsApp").await?;
        app.sees_no("Maria Santos, WhatsApp").await?;
        app.press("button", "All").await?;
        app.find("button", "Maria Santos, WhatsApp").await.map(drop)
    })
    .await
}

/// Whether a page has stored `text`, which the engine writes to a file some time later, two bytes to a character.
fn is_stored(folder: &Path, text: &str) -> Result<bool> {
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let found = match path.is_dir() {
            true => is_stored(&path, text)?,
            false => fs::read(&path)?.windows(bytes.len()).any(|it| it == bytes),
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

#[tokio::test]
async fn the_palette_leads_everywhere_by_keyboard_alone() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.chord(&[CONTROL, '4']).await?;
        app.find("heading", "Settings").await?;
        app.chord(&[CONTROL, 'k']).await?;
        app.find("combobox", "Go to").await?;
        app.type_text("mar").await?;
        app.sees_no("Keyboard shortcuts").await?;
        app.chord(&[ENTER]).await?;
        app.find("list", "Messages with Maria Santos").await?;
        app.chord(&[CONTROL, 'k']).await?;
        app.find("combobox", "Go to").await?;
        app.type_text("shortcuts").await?;
        app.find("option", "Keyboard shortcuts").await?;
        app.chord(&[ENTER]).await?;
        app.find("dialog", "Keyboard shortcuts").await?;
        app.chord(&[ESCAPE]).await?;
        app.sees_no("Search the list").await
    })
    .await
}

#[tokio::test]
async fn the_guest_phone_opens_on_the_guest_one_looks_at() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.press("button", "Open the Guest phone").await?;
        app.turn_to("Guest phone").await?;
        app.find("article", "Maria Santos's phone").await?;
        app.turn_to_main().await?;
        app.open_contact("Camila Reyes").await?;
        app.press("button", "Open the Guest phone").await?;
        app.turn_to("Guest phone").await?;
        app.find("article", "Camila Reyes's phone").await.map(drop)
    })
    .await
}
