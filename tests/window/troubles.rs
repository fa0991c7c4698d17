//! Troubles caused on purpose: nothing written meanwhile is lost.

use anyhow::Result;

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";

#[tokio::test]
async fn what_is_written_while_the_hub_or_the_provider_is_away_goes_out_afterwards() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        for (trouble, text, state) in [
            ("Hub away", "Written without a hub.", "Waiting to go out"),
            ("Provider away", "Written without a provider.", "Queued"),
        ] {
            app.cause(trouble).await?;
            app.open_conversation(MARIA).await?;
            app.compose(MARIA, text, "Send").await?;
            app.reads(&["You, ", text, state]).await?;
            app.press("button", "End trouble").await?;
            app.reads(&["You, ", text, "Read"]).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn refused_credentials_are_told_and_what_waits_goes_out_by_itself_afterwards() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.cause("Credentials refused").await?;
        app.open_conversation(MARIA).await?;
        app.compose(MARIA, "Refused at the door.", "Send").await?;
        app.sees("The provider refuses your organization's account.")
            .await?;
        app.reads(&["Refused at the door.", "Queued"]).await?;
        app.press("button", "End trouble").await?;
        app.reads(&["Refused at the door.", "Read"]).await
    })
    .await
}
