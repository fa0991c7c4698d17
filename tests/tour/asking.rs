//! From the first start to a request nobody answers.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, journey};

const SAM: &str = "Sam Whitfield";

#[tokio::test]
async fn pictures_from_the_first_start_to_an_unanswered_request() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.find("button", "Open Practice").await?;
        shoot(&app, "01-first-start").await?;
        app.press("button", "Open Practice").await?;
        app.sees("No conversations yet").await?;
        shoot(&app, "02-empty-inbox").await?;
        contacts(&app).await?;
        request(&app).await?;
        app.press("button", "Settings").await?;
        app.find("heading", "Settings").await?;
        shoot(&app, "30-settings").await?;
        app.press("button", "Show keyboard shortcuts").await?;
        app.find("dialog", "Keyboard shortcuts").await?;
        shoot(&app, "31-keys").await
    })
    .await
}

async fn contacts(app: &App) -> Result<()> {
    app.press("button", "Contacts").await?;
    app.find("button", SAM).await?;
    shoot(app, "03-contacts").await?;
    app.press("button", "Add contact").await?;
    app.write("Name", "Yusuf Aydın").await?;
    app.write("Phone number", "12").await?;
    app.press("button", "Save").await?;
    app.sees("This is no phone number.").await?;
    shoot(app, "05-add-contact-error").await?;
    app.press("button", "Cancel").await?;
    app.open_contact(SAM).await?;
    shoot(app, "04-contact").await
}

async fn request(app: &App) -> Result<()> {
    app.press("button", "WhatsApp").await?;
    app.find("button", "Send request").await?;
    shoot(app, "06-opt-in").await?;
    app.press("button", "Send request").await?;
    app.reads(&["Northwind Advisory would like", "Delivered"])
        .await?;
    shoot(app, "07-waiting").await?;
    app.let_pass(1, 0).await?;
    app.sees("Sam Whitfield hasn't answered for 24 hours.")
        .await?;
    app.find("button", "Send request again").await?;
    shoot(app, "08-unanswered").await
}
