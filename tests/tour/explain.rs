//! A message explained: its menu, and its panel.

use anyhow::Result;

use crate::shot::{shoot, shoot_anew};
use crate::support::{App, ENTER, journey};

const MARIA: &str = "Maria Santos";
const MORE: &str = "More about this message";

#[tokio::test]
async fn pictures_of_explained_messages() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.compose(MARIA, "Does Thursday suit you?", "Send")
            .await?;
        app.reads(&["Does Thursday suit you?", "Read"]).await?;
        shoot_anew(&app, "60-message-menu", async || {
            app.press_at("Does Thursday suit you?", MORE).await?;
            app.find("menuitem", "Copy text").await.map(drop)
        })
        .await?;
        app.chord(&[ENTER]).await?;
        app.sees("Read by Maria Santos").await?;
        shoot(&app, "61-explained").await
    })
    .await
}
