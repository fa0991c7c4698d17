//! Every standing of the member's own words: cancelled, queued, sent, delivered, refused for good.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, journey};

/// Reads an hour and a half after a message arrived.
const JONAS: &str = "Jonas Keller";
const MARIA: &str = "Maria Santos";

#[tokio::test]
async fn pictures_of_words_on_their_way() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.ask(JONAS).await?;
        app.let_pass(0, 2).await?;
        app.reads(&[JONAS, "Sorry, I was in the workshop all morning."])
            .await?;
        for (trouble, words, standing) in [
            (None, "No need to be sorry.", "Delivered"),
            (Some("Guests' phones off"), "Is the roof done?", "Sent"),
            (Some("Provider away"), "I can come on Friday.", "Queued"),
        ] {
            if let Some(trouble) = trouble {
                app.trouble(trouble, JONAS).await?;
            }
            app.compose(JONAS, words, "Send").await?;
            app.reads(&["You, ", words, standing]).await?;
        }
        shoot(&app, "19-delivered-sent-queued").await
    })
    .await
}

#[tokio::test]
async fn pictures_of_words_refused_and_taken_back() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.trouble("Messages refused", MARIA).await?;
        let words = "The offer stands until Friday at noon.";
        app.compose(MARIA, words, "Send").await?;
        app.reads(&["You, ", words, "Not sent"]).await?;
        shoot(&app, "63-failed").await?;
        app.press("button", "End trouble").await?;
        app.let_pass(1, 1).await?;
        app.compose(MARIA, "Never mind.", "Hold message").await?;
        app.reads(&["Never mind.", "Held until"]).await?;
        app.press_at("Never mind.", "Cancel").await?;
        app.reads(&["Never mind.", "Cancelled"]).await?;
        shoot(&app, "64-cancelled").await
    })
    .await
}
