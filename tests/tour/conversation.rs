//! A conversation from its first words to held messages that went out.

use anyhow::Result;

use crate::shot::{shoot, shoot_anew, shoot_phone};
use crate::support::{App, ESCAPE, journey};

const MARIA: &str = "Maria Santos";
const SLOT: &str = "I'll hold the slot for Thursday.";
const DRAFT: &str = "The draft contract follows this afternoon.";

#[tokio::test]
async fn pictures_of_a_conversation_that_lapses_and_goes_on() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        shoot(&app, "10-accepted").await?;
        app.reads(&[MARIA, "Thank you, I'll look at it tonight."])
            .await?;
        open(&app).await?;
        lapsing(&app).await?;
        held(&app).await?;
        released(&app).await
    })
    .await
}

async fn open(app: &App) -> Result<()> {
    app.compose(
        MARIA,
        "Good morning, Maria. Does Thursday at ten suit you?",
        "Send",
    )
    .await?;
    app.reads(&[MARIA, "Yes, Thursday at ten works for me."])
        .await?;
    app.write_as(MARIA, "Shall I bring the signed papers?")
        .await?;
    app.reads(&[MARIA, "signed papers"]).await?;
    app.compose(
        MARIA,
        "Please do, and a copy of last year's statement.",
        "Send",
    )
    .await?;
    app.reads(&["last year's statement", "Read"]).await?;
    app.reads(&[MARIA, "Could you send me the fee schedule as well?"])
        .await?;
    shoot(app, "11-open").await?;
    details(app).await?;
    shoot_phone(app, MARIA, "20-phone-open").await
}

/// Beside the conversation, and over it where the window is narrow.
async fn details(app: &App) -> Result<()> {
    app.resize(800, 600).await?;
    app.press("button", "Details").await?;
    shoot_anew(app, "12-details-evidence", async || {
        app.press("button", "View evidence").await?;
        app.sees("Provider's id").await
    })
    .await?;
    app.resize(800, 600).await?;
    app.press("button", "Close details").await
}

async fn lapsing(app: &App) -> Result<()> {
    app.let_pass(1, 1).await?;
    app.sees("What you write is held and sent as soon as they write again.")
        .await?;
    shoot(app, "14-lapsed").await
}

async fn held(app: &App) -> Result<()> {
    for text in [SLOT, DRAFT] {
        app.compose(MARIA, text, "Hold message").await?;
        app.reads(&[text, "Held until"]).await?;
    }
    shoot(app, "15-held").await?;
    app.press_at(SLOT, "Edit").await?;
    app.find("dialog", "Edit held message").await?;
    shoot(app, "16-edit-held").await?;
    app.press("button", "Save").await?;
    app.press_at(SLOT, "More about this message").await?;
    app.press("menuitem", "Explain this message").await?;
    app.find("dialog", "What happened to this message").await?;
    shoot(app, "62-explained-held").await?;
    app.chord(&[ESCAPE]).await?;
    app.press("button", "Held messages").await?;
    app.sees("2 messages wait").await?;
    shoot(app, "17-held-list").await?;
    app.press("button", "Open conversation").await?;
    app.find("list", "Messages with Maria Santos")
        .await
        .map(drop)
}

async fn released(app: &App) -> Result<()> {
    app.write_as(MARIA, "Sorry, I was away. Is the slot still free?")
        .await?;
    app.sees("Conversation active again. 2 held messages are being sent.")
        .await?;
    app.reads(&["You, ", DRAFT, "Read"]).await?;
    shoot(app, "18-released").await?;
    shoot_phone(app, MARIA, "21-phone-released").await
}
