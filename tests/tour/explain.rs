//! A message explained: its menu, one that was read, one that failed.

use anyhow::Result;

use crate::shot::{in_both_themes, shoot};
use crate::support::{App, ENTER, ESCAPE, journey};

const MARIA: &str = "Maria Santos";
const MORE: &str = "More about this message";

#[tokio::test]
async fn pictures_of_explained_messages() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.compose(MARIA, "Does Thursday suit you?", "Send")
            .await?;
        app.reads(&["Does Thursday suit you?", "Read"]).await?;
        app.press_at("Does Thursday suit you?", MORE).await?;
        app.find("menuitem", "Copy text").await?;
        in_both_themes(&app, "60-message-menu-wide").await?;
        app.chord(&[ENTER]).await?;
        app.sees("Read by Maria Santos").await?;
        shoot(&app, "61-explained").await?;
        app.chord(&[ESCAPE]).await?;
        failing(&app).await
    })
    .await
}

async fn failing(app: &App) -> Result<()> {
    app.press("button", "Settings").await?;
    app.press("switch", "Credentials refused").await?;
    app.sees("Practice trouble").await?;
    app.open_conversation(MARIA).await?;
    app.compose(MARIA, "Shall I send the draft?", "Send")
        .await?;
    app.reads(&["Shall I send the draft?", "Not sent"]).await?;
    app.press("button", "End trouble").await?;
    app.press_at("Shall I send the draft?", MORE).await?;
    app.chord(&[ENTER]).await?;
    app.sees("Provider's code 20003").await?;
    in_both_themes(app, "62-explained-failure-wide").await
}
