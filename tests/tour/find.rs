//! Finding a conversation: search, filters, the palette.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, CONTROL, ESCAPE, journey};

const SEARCH: &str = "Search by name or number";

#[tokio::test]
async fn pictures_of_finding_a_conversation() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        for guest in ["Maria Santos", "李伟", "ليلى حداد"] {
            app.connect_with(guest).await?;
        }
        app.ask("Sam Whitfield").await?;
        // In a narrow window the list shows when no conversation is open.
        app.resize(800, 600).await?;
        app.press("button", "Back to Messages").await?;
        app.resize(1360, 860).await?;
        app.write(SEARCH, "ma").await?;
        app.sees_no("Sam Whitfield, WhatsApp").await?;
        shoot(&app, "33-search").await?;
        app.write(SEARCH, "rtha").await?;
        app.sees("No conversation found").await?;
        shoot(&app, "34-search-none").await?;
        app.find("textbox", SEARCH).await?.click().await?;
        app.chord(&[ESCAPE]).await?;
        app.press("button", "Needs you").await?;
        app.sees("Nothing needs you").await?;
        shoot(&app, "35-filter-empty").await?;
        app.let_pass(1, 0).await?;
        app.find("button", "Sam Whitfield").await?;
        shoot(&app, "36-filter").await?;
        app.chord(&[CONTROL, 'k']).await?;
        app.find("option", "New message").await?;
        shoot(&app, "37-palette").await?;
        app.type_text("s").await?;
        app.find("option", "Sam Whitfield").await?;
        shoot(&app, "38-palette-search").await
    })
    .await
}
