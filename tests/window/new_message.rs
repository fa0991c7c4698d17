//! New Message by name or number, by keyboard alone.

use anyhow::{Result, ensure};

use crate::support::{App, CONTROL, ENTER, ESCAPE, journey};

#[tokio::test]
async fn e2_a_number_becomes_a_contact_on_the_way_to_the_opt_in_request() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.tab_to("New").await?;
        app.chord(&[CONTROL, 'n']).await?;
        app.find("dialog", "New message").await?;
        app.type_text("+4179").await?;
        app.sees("Switzerland. Not a whole number yet").await?;
        app.type_text("5556677").await?;
        app.find("option", "+41 79 555 66 77").await?;
        app.sees("New contact · Switzerland").await?;
        app.tab_to("Name (optional)").await?;
        app.type_text("Nina Roth").await?;
        app.chord(&[ENTER]).await?;

        app.find("dialog", "Send an opt-in request?").await?;
        app.sees("Nina Roth must agree before you can message them on WhatsApp.")
            .await?;
        app.chord(&[ESCAPE]).await?;
        app.sees_no("Send an opt-in request?").await?;
        let back = app.focused().await?;
        ensure!(back == "New", "the focus returned to {back:?}");
        app.open_contact("Nina Roth").await?;
        app.sees("+41 79 555 66 77").await
    })
    .await
}

#[tokio::test]
async fn a_name_leads_to_the_request_and_later_into_the_conversation() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        for (hint, next) in [
            (
                "Enter goes on to the opt-in request; Maria Santos is asked first.",
                "Send request",
            ),
            (
                "Enter opens your conversation with Maria Santos.",
                "Message Maria Santos on WhatsApp",
            ),
        ] {
            app.chord(&[CONTROL, 'n']).await?;
            app.find("dialog", "New message").await?;
            app.type_text("santos").await?;
            app.sees(hint).await?;
            app.chord(&[ENTER]).await?;
            app.sees_no("Channel").await?;
            app.tab_to(next).await?;
            if next == "Send request" {
                app.chord(&[ENTER]).await?;
                app.sees("Maria Santos accepted. You can message freely.")
                    .await?;
                app.chord(&[CONTROL, '2']).await?;
            }
        }
        app.type_text("Good morning.").await?;
        app.chord(&[ENTER]).await?;
        app.reads(&["You, ", "Good morning.", "Read"]).await
    })
    .await
}
