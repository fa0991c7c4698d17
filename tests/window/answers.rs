//! What becomes of an opt-in request: declined, unreachable, answered with something else.

use anyhow::{Result, ensure};

use crate::support::{App, journey};

#[tokio::test]
async fn c4_a_guest_who_declines_switches_the_composer_off_and_says_why() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.ask("Elif Demir").await?;
        app.sees("Elif Demir declined. You can't message them on WhatsApp unless they opt in.")
            .await?;
        app.sees("Elif Demir declined. Only they can change that, by writing YES to your line.")
            .await?;
        ensure!(is_off(&app, "Elif Demir").await?, "nothing can be written");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn c2_a_guest_who_is_not_on_whatsapp_is_said_to_be_unreachable() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.open_contact("Paul Ostrow").await?;
        app.press("button", "WhatsApp").await?;
        app.press("button", "Send request").await?;
        app.sees("Paul Ostrow can't be reached on WhatsApp.")
            .await?;
        app.sees("Check the number, or try another way.").await?;
        ensure!(is_off(&app, "Paul Ostrow").await?, "nothing can be written");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn c5_a_guest_who_answers_something_else_is_read_and_asked_once_more() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.ask("Priya Nair").await?;
        app.reads(&["Priya Nair", "Who is this, please?"]).await?;
        app.sees("The opt-in request was sent again automatically.")
            .await?;
        app.sees("Priya Nair accepted. You can message freely.")
            .await?;
        let received = app.received_by("Priya Nair").await?;
        let asked = received
            .iter()
            .filter(|text| text.contains("Do you agree?"));
        ensure!(asked.count() == 2, "asked twice: {received:?}");
        Ok(())
    })
    .await
}

async fn is_off(app: &App, guest: &str) -> Result<bool> {
    let field = app
        .find("textbox", &format!("Messages to {guest} are off"))
        .await?;
    Ok(field.prop("disabled").await?.as_deref() == Some("true"))
}
