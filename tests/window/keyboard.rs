//! The opt-in and a message by keyboard alone.

use anyhow::{Result, ensure};

use crate::support::{App, CONTROL, END, ENTER, ESCAPE, F6, HOME, SHIFT, UP, journey};

const FIELD: &str = "Message Maria Santos on WhatsApp";

#[tokio::test]
async fn the_opt_in_and_a_message_need_no_mouse() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.find("button", "Open Practice").await?;
        app.tab_to("Open Practice").await?;
        app.chord(&[ENTER]).await?;
        app.sees("No conversations yet").await?;

        app.chord(&[CONTROL, '2']).await?;
        app.find("button", "Maria Santos").await?;
        app.tab_to("Search people").await?;
        app.type_text("Maria").await?;
        app.sees_no("Priya Nair").await?;
        app.tab_to("Maria Santos").await?;
        app.chord(&[ENTER]).await?;
        app.find("heading", "Maria Santos").await?;

        app.tab_to("WhatsApp").await?;
        app.chord(&[ENTER]).await?;
        app.find("dialog", "Send an opt-in request?").await?;
        app.chord(&[ESCAPE]).await?;
        app.sees_no("Send an opt-in request?").await?;
        let back = app.focused().await?;
        ensure!(back == "WhatsApp", "the focus returned to {back:?}");
        app.chord(&[ENTER]).await?;
        app.find("button", "Send request").await?;
        app.tab_to("Send request").await?;
        app.chord(&[ENTER]).await?;

        app.sees("Maria Santos accepted. You can message freely.")
            .await?;
        app.tab_to(FIELD).await?;
        app.type_text("Good morning.").await?;
        app.chord(&[ENTER]).await?;
        app.reads(&["You, ", "Good morning.", "Read"]).await
    })
    .await
}

#[tokio::test]
async fn the_request_is_not_what_enter_does_by_itself() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.open_contact("Maria Santos").await?;
        app.press("button", "WhatsApp").await?;
        app.find("button", "Send request").await?;
        app.focuses("Cancel").await?;
        app.chord(&[ENTER]).await?;
        app.sees_no("Send an opt-in request?").await?;
        app.press("button", "Messages").await?;
        app.sees("No conversations yet").await
    })
    .await
}

#[tokio::test]
async fn f6_leads_to_the_messages_and_keys_from_one_to_another() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        let words: Vec<String> = (1..=40).map(|number| format!("Note {number:02}")).collect();
        app.write_all_as("maria-santos", &words).await?;
        app.reads(&["Maria Santos, ", "Note 40"]).await?;
        app.tab_to(FIELD).await?;

        app.chord(&[F6]).await?;
        app.focuses("Maria Santos, Note 40").await?;
        app.chord(&[SHIFT, F6]).await?;
        app.focuses(FIELD).await?;
        app.chord(&[F6]).await?;
        app.chord(&[UP]).await?;
        app.focuses("Maria Santos, Note 39").await?;
        app.chord(&[HOME]).await?;
        app.chord(&[END]).await?;
        app.focuses("Maria Santos, Note 40").await?;
        app.chord(&[ENTER]).await?;
        app.find("menuitem", "Explain this message").await?;
        app.chord(&[ESCAPE]).await?;
        app.focuses("Maria Santos, Note 40").await
    })
    .await
}
