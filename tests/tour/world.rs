//! States the world brings about: a window that closes soon, a hub that is away, an account that is refused.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";

#[tokio::test]
async fn pictures_of_a_window_that_closes_soon_and_of_what_is_away() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.press("button", "Contacts").await?;
        app.write("Search people and numbers", "Nobody at all")
            .await?;
        app.sees("Nobody matches “Nobody at all”.").await?;
        shoot(&app, "32-no-results").await?;
        app.connect_with(MARIA).await?;
        app.reads(&[MARIA, "Thank you, I'll look at it tonight."])
            .await?;
        app.let_pass(0, 23).await?;
        app.sees("The window closes in").await?;
        shoot(&app, "13-closing").await?;
        offline(&app).await?;
        refused(&app).await
    })
    .await
}

async fn offline(app: &App) -> Result<()> {
    app.press("button", "Settings").await?;
    app.press("switch", "Hub away").await?;
    app.sees("The hub is away.").await?;
    app.open_conversation(MARIA).await?;
    app.compose(MARIA, "The papers are on their way.", "Send")
        .await?;
    app.reads(&["papers", "Waiting to go out"]).await?;
    shoot(app, "56-offline").await?;
    app.press("button", "End trouble").await?;
    app.reads_without("papers", "Waiting to go out").await
}

async fn refused(app: &App) -> Result<()> {
    app.press("button", "Settings").await?;
    app.press("switch", "Credentials refused").await?;
    app.open_conversation(MARIA).await?;
    app.compose(MARIA, "The fee schedule follows.", "Send")
        .await?;
    app.sees("The provider refuses your organization's account.")
        .await?;
    app.reads(&["fee schedule", "Queued"]).await?;
    shoot(app, "57-account-refused").await
}
