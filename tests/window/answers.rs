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
        app.sees("Only they can change that, by writing YES to your line.")
            .await?;
        is_off(&app, "Elif Demir").await
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
        is_off(&app, "Paul Ostrow").await?;
        ensure!(
            !app.shows("button", &["Retry"]).await?,
            "to try again makes no sense"
        );
        app.sees("Send an SMS instead?").await?;
        app.press("button", "Yes, send an SMS").await?;
        app.sees("SMS isn't set up on this line yet").await?;
        app.press("button", "Back to the contact").await?;
        app.find("heading", "Paul Ostrow").await?;
        app.open_conversation("Paul Ostrow").await?;
        app.press("button", "No").await?;
        app.find("heading", "Paul Ostrow").await.map(drop)
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

/// Nothing can be written, and a group in place of the field says why.
async fn is_off(app: &App, guest: &str) -> Result<()> {
    app.find("group", &format!("Messages to {guest} are off"))
        .await?;
    let writes = app.shows("textbox", &["Message "]).await?;
    ensure!(!writes, "nothing can be written");
    Ok(())
}
