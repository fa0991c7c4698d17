//! New Message: names, numbers and what is no number.

use anyhow::Result;

use crate::shot::in_both_themes;
use crate::support::{App, BACKSPACE, CONTROL, ENTER, journey};

#[tokio::test]
async fn pictures_of_a_new_message() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.chord(&[CONTROL, 'n']).await?;
        app.find("option", "Priya Nair").await?;
        in_both_themes(&app, "40-new-message-wide").await?;
        app.type_text("mar").await?;
        app.sees("Enter opens your conversation with Maria Santos.")
            .await?;
        in_both_themes(&app, "41-new-message-name-wide").await?;
        retype(&app, "+41795556677").await?;
        app.sees("New contact · Switzerland").await?;
        in_both_themes(&app, "42-new-message-number-wide").await?;
        app.resize(800, 600).await?;
        in_both_themes(&app, "42-new-message-number-narrow").await?;
        app.resize(1360, 860).await?;
        retype(&app, "+44791112345678").await?;
        app.chord(&[ENTER]).await?;
        app.sees("Too many digits for a phone number.").await?;
        in_both_themes(&app, "43-new-message-wrong-wide").await
    })
    .await
}

async fn retype(app: &App, text: &str) -> Result<()> {
    app.chord(&[CONTROL, 'a']).await?;
    app.chord(&[BACKSPACE]).await?;
    app.type_text(text).await
}
