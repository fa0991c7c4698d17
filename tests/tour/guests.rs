//! Guests who decline, can't be reached, or write in other scripts.

use anyhow::Result;

use crate::shot::{shoot, shoot_phone};
use crate::support::{App, journey};

#[tokio::test]
async fn pictures_of_guests_of_every_kind() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.ask("Elif Demir").await?;
        app.sees("Only they can change that, by writing YES")
            .await?;
        shoot(&app, "22-declined").await?;
        shoot_phone(&app, "Elif Demir", "23-phone-declined").await?;
        app.open_contact("Paul Ostrow").await?;
        app.press("button", "WhatsApp").await?;
        app.press("button", "Send request").await?;
        app.sees("Check the number, or try another way.").await?;
        shoot(&app, "24-unreachable").await?;
        chat(&app, "李伟", "李先生,您好!周四上午方便通话吗?").await?;
        shoot(&app, "25-chinese").await?;
        chat(&app, "ليلى حداد", "صباح الخير، هل يناسبك يوم الخميس؟").await?;
        shoot(&app, "26-arabic").await?;
        shoot_phone(&app, "ليلى حداد", "27-phone-arabic").await?;
        inbox(&app).await?;
        app.press("button", "New").await?;
        app.find("dialog", "New message").await?;
        shoot(&app, "28-new-message").await
    })
    .await
}

async fn inbox(app: &App) -> Result<()> {
    let maria = "Maria Santos";
    app.connect_with(maria).await?;
    app.reads(&[maria, "Thank you, I'll look at it tonight."])
        .await?;
    app.compose(
        maria,
        "Good morning, Maria. Does Thursday at ten suit you?",
        "Send",
    )
    .await?;
    app.reads(&[maria, "Yes, Thursday at ten works for me."])
        .await?;
    shoot(app, "29-inbox").await
}

async fn chat(app: &App, guest: &str, text: &str) -> Result<()> {
    app.connect_with(guest).await?;
    app.compose(guest, text, "Send").await?;
    app.reads(&["You, ", text, "Read"]).await
}
