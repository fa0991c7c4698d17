//! What the hub would not take.

use anyhow::Result;

use crate::shot::shoot;
use crate::support::{App, journey};

#[tokio::test]
async fn pictures_of_what_the_hub_would_not_take() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.edit_too_late(
            "Maria Santos",
            "I'll hold the slot.",
            "I'll hold the early slot.",
        )
        .await?;
        shoot(&app, "55-not-taken").await
    })
    .await
}
