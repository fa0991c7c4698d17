//! The opt-in and a message by keyboard alone.

use anyhow::{Result, ensure};

use crate::support::{App, CONTROL, ENTER, ESCAPE, journey};

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
