//! No page has a serious or critical finding of axe-core, in light or dark.

use anyhow::Result;

use crate::support::{App, journey};

#[tokio::test]
async fn the_pages_before_a_conversation_are_accessible() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::start(home.path(), &[]).await?;
        app.turn_to_main().await?;
        app.find("button", "Open Practice").await?;
        app.is_accessible("the first start").await?;
        app.press("button", "Open Practice").await?;
        app.sees("No conversations yet").await?;
        app.is_accessible("the empty inbox").await?;
        app.press("button", "Settings").await?;
        app.find("heading", "Settings").await?;
        app.is_accessible("the settings").await?;
        app.open_contact("Maria Santos").await?;
        app.is_accessible("a contact").await?;
        app.press("button", "WhatsApp").await?;
        app.find("button", "Send request").await?;
        app.is_accessible("the opt-in dialog").await
    })
    .await
}

#[tokio::test]
async fn a_conversation_and_the_guest_phone_are_accessible() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.is_accessible("a conversation").await?;
        app.let_pass(2, 0).await?;
        app.compose("Maria Santos", "I'll hold it.", "Hold message")
            .await?;
        app.reads(&["I'll hold it.", "Held until"]).await?;
        app.is_accessible("a held message").await?;
        app.press("button", "Held messages").await?;
        app.find("heading", "Maria Santos").await?;
        app.is_accessible("the held messages").await?;
        app.turn_to_phone_of("Maria Santos").await?;
        app.is_accessible("the Guest phone").await
    })
    .await
}
