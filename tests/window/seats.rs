//! A colleague's window beside the owner's: each shows what its own member may see.

use anyhow::{Result, ensure};

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";
const BEN: &str = "Ben Ito";

#[tokio::test]
async fn a_colleagues_window_shows_what_is_theirs_and_nothing_of_the_owners() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.turn_to_seat_of(BEN).await?;
        app.sees("No conversations yet").await?;
        app.sees_no(MARIA).await?;

        app.write_as(MARIA, "A word for Ana alone.").await?;
        app.sees("New message from Maria Santos: A word for Ana alone.")
            .await?;
        app.sees("You are Ana Okafor.").await?;
        app.turn_to_seat_of(BEN).await?;
        app.sees_no("A word for Ana alone.").await?;
        app.press("button", "Settings").await?;
        app.sees("You are Ben Ito.").await?;
        app.sees_no("Make trouble").await?;
        for refused in ["open_workspace", "cause_troubles", "turn_switch"] {
            let answer = app.ask_the_shell(refused).await?;
            ensure!(
                answer.contains("not allowed"),
                "{refused} is not a colleague's to ask: {answer}"
            );
        }
        Ok(())
    })
    .await
}
