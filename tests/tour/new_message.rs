//! New Message: names, numbers and what is no number.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, BACKSPACE, CONTROL, ENTER, journey};

#[tokio::test]
async fn pictures_of_a_new_message() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.chord(&[CONTROL, 'n']).await?;
        app.find("option", "Priya Nair").await?;
        shoot(&app, "40-new-message").await?;
        app.type_text("mar").await?;
        app.sees("Enter opens your conversation with Maria Santos.")
            .await?;
        shoot(&app, "41-new-message-name").await?;
        retype(&app, "+41795556677").await?;
        app.sees("New contact · Switzerland").await?;
        shoot(&app, "42-new-message-number").await?;
        retype(&app, "+44791112345678").await?;
        app.chord(&[ENTER]).await?;
        app.sees("Too many digits for a phone number.").await?;
        shoot(&app, "43-new-message-wrong").await
    })
    .await
}

async fn retype(app: &App, text: &str) -> Result<()> {
    app.chord(&[CONTROL, 'a']).await?;
    app.chord(&[BACKSPACE]).await?;
    app.type_text(text).await
}
