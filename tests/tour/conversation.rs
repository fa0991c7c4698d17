//! A conversation from its first words to held messages that went out.

use anyhow::Result;

use crate::shot::{in_both_themes, shoot, shoot_phone, shoot_wide};
use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";
const SLOT: &str = "I'll hold the slot for Thursday.";
const DRAFT: &str = "The draft contract follows this afternoon.";

#[tokio::test]
async fn pictures_of_a_conversation_that_lapses_and_goes_on() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        shoot_wide(&app, "10-accepted").await?;
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
    app.press("button", "View evidence").await?;
    app.sees("Provider's id").await?;
    shoot_wide(app, "12-details-evidence").await?;
    shoot_phone(app, MARIA, "20-phone-open").await
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
    in_both_themes(app, "16-edit-held-wide").await?;
    app.press("button", "Save").await?;
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
