//! WhatsApp switched off by the administrator, and on again.

use anyhow::{Result, ensure};

use crate::support::{App, CONTROL, ESCAPE, journey};

const MARIA: &str = "Maria Santos";
const SWITCH: &str = "WhatsApp for Northwind Advisory";
const REASON: &str = "WhatsApp is switched off for your organization";

const ICONS: &str = "
    const all = [...document.querySelectorAll('main button')];
    return all.filter((button) => button.textContent.trim() === 'WhatsApp').length;";

#[tokio::test]
async fn e1_e3_the_icon_goes_the_composer_says_why_and_what_is_held_is_cancelled() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.let_pass(1, 1).await?;
        app.compose(MARIA, "I'll hold the slot.", "Hold message")
            .await?;
        app.reads(&["I'll hold the slot.", "Held until"]).await?;
        turn(&app).await?;
        app.sees("Every held message of everyone is cancelled at once")
            .await?;
        app.press("button", "Switch off").await?;

        app.open_conversation(MARIA).await?;
        app.sees("1 held message was cancelled because WhatsApp was switched off.")
            .await?;
        app.reads(&["I'll hold the slot.", "Cancelled"]).await?;
        app.sees(REASON).await?;
        app.open_contact(MARIA).await?;
        app.sees(REASON).await?;
        let icons = app.script(ICONS, vec![]).await?;
        ensure!(icons == 0, "E1: there is no icon: {icons}");
        app.chord(&[CONTROL, 'n']).await?;
        app.find("dialog", "New message").await?;
        app.sees(REASON).await?;
        app.chord(&[ESCAPE]).await?;
        app.sees_no("There is no other channel").await?;

        turn(&app).await?;
        app.open_contact(MARIA).await?;
        app.sees_no(REASON).await?;
        let icons = app.script(ICONS, vec![]).await?;
        ensure!(icons == 1, "and it is back: {icons}");
        app.open_conversation(MARIA).await?;
        app.sees("WhatsApp is switched on again. You can go on.")
            .await
    })
    .await
}

async fn turn(app: &App) -> Result<()> {
    app.press("button", "Settings").await?;
    app.press("switch", SWITCH).await
}
