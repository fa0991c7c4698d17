//! The practice tools: the administrator's switches and the troubles of the world.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, CONTROL, ESCAPE, journey};

const MARIA: &str = "Maria Santos";

#[tokio::test]
async fn pictures_of_switches_and_troubles() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.let_pass(1, 1).await?;
        app.compose(MARIA, "I'll hold the slot.", "Hold message")
            .await?;
        app.reads(&["I'll hold the slot.", "Held until"]).await?;
        app.press("button", "Settings").await?;
        app.press("switch", "WhatsApp for Northwind Advisory")
            .await?;
        app.sees("Every held message of everyone is cancelled at once")
            .await?;
        shoot(&app, "49-switch-off").await?;
        app.press("button", "Switch off").await?;
        app.sees("Nobody in the organization can write").await?;
        shoot(&app, "50-administrator").await?;
        app.open_conversation(MARIA).await?;
        app.sees("switched off for your organization").await?;
        shoot(&app, "51-switched-off").await?;
        app.open_contact(MARIA).await?;
        shoot(&app, "52-no-icon").await?;
        app.chord(&[CONTROL, 'n']).await?;
        app.find("dialog", "New message").await?;
        shoot(&app, "53-no-channel").await?;
        app.chord(&[ESCAPE]).await?;
        troubles(&app).await
    })
    .await
}

async fn troubles(app: &App) -> Result<()> {
    app.press("button", "Settings").await?;
    app.press("switch", "WhatsApp for Northwind Advisory")
        .await?;
    app.press("switch", "Provider away").await?;
    app.press("switch", "Hub away").await?;
    app.sees("Practice trouble: Provider away · Hub away")
        .await?;
    shoot(app, "54-trouble").await
}
