//! A colleague's window beside the owner's: each shows what its own member may see.

use anyhow::Result;

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
        app.is_accessible("a colleague's empty inbox").await?;
        app.press("button", "Settings").await?;
        app.sees("You are Ben Ito.").await?;
        app.sees_no("Make trouble").await?;
        app.turn_to_main().await?;
        app.press("button", "Messages").await?;
        app.reads(&[MARIA]).await
    })
    .await
}
