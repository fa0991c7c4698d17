//! "Explain this message", from the keyboard and from the menu.

use anyhow::Result;

use crate::support::{App, ENTER, ESCAPE, UP, journey};

const MARIA: &str = "Maria Santos";

#[tokio::test]
async fn a_message_explains_itself_by_keyboard_and_by_its_menu() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.reads(&[MARIA, "I'll look at it tonight."]).await?;
        app.compose(MARIA, "Does Thursday suit you?", "Send")
            .await?;
        app.reads(&["Does Thursday suit you?", "Read"]).await?;
        app.reads(&[MARIA, "Yes, Thursday at ten works for me."])
            .await?;
        app.tab_to("Maria Santos, Yes, Thursday at ten works for me.")
            .await?;
        app.chord(&[UP]).await?;
        app.focuses("You, Does Thursday suit you?").await?;
        app.chord(&['i']).await?;
        app.find("dialog", "What happened to this message").await?;
        app.chord(&[ESCAPE]).await?;
        app.sees_no("What happened to this message").await?;
        app.focuses("You, Does Thursday suit you?").await?;

        app.press_at("Does Thursday suit you?", "More about this message")
            .await?;
        app.find("menuitem", "Explain this message").await?;
        app.chord(&[ENTER]).await?;
        app.sees("While the window is open, what a member writes is sent at once.")
            .await?;
        app.sees("Accepted by the provider as").await?;
        app.sees("Delivered to the phone of Maria Santos").await?;
        app.sees("Read by Maria Santos").await?;
        app.sees("Nothing more is to come.").await
    })
    .await
}
