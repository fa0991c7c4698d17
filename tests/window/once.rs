//! One app at a time works on a member's files.

use anyhow::{Result, ensure};

use crate::support::{App, journey};

#[tokio::test]
async fn a_second_start_brings_the_first_window_to_the_front_and_ends() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.compose("Maria Santos", "Before.", "Send").await?;
        ensure!(app.start_again(home.path())?, "the second start ends well");
        app.turn_to_main().await?;
        app.reads(&["You, ", "Before.", "Read"]).await?;
        app.compose("Maria Santos", "Still here.", "Send").await?;
        app.reads(&["You, ", "Still here.", "Read"]).await?;
        app.kill()?;

        // The lock goes with the process that held it.
        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.reads(&["You, ", "Still here.", "Read"]).await
    })
    .await
}

#[tokio::test]
async fn a_second_start_that_gets_no_answer_ends_and_leaves_the_first_alone() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        let address = home
            .path()
            .join(".local/share/com.multiline.desktop/running.address");
        ensure!(address.exists(), "the app says where it can be reached");
        std::fs::write(&address, "127.0.0.1:1\nwrong")?;
        ensure!(!app.start_again(home.path())?, "the second start says no");
        app.press("button", "Contacts").await?;
        app.find("button", "Maria Santos").await.map(drop)
    })
    .await
}
