//! The first conversation by hand in the real window, from the first start to a held message that goes out.

use anyhow::{Result, ensure};

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";
const QUESTION: &str = "Good morning, Maria. Does Thursday at ten suit you?";
const SLOT: &str = "I'll hold the slot for Thursday.";
const DRAFT: &str = "The draft contract follows.";
const ASIDE: &str = "Or shall we make it Friday?";

#[tokio::test]
async fn from_the_first_start_to_held_messages_that_go_out() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        opting_in(&app).await?;
        writing_both_ways(&app).await?;
        holding(&app).await?;
        releasing(&app).await
    })
    .await
}

async fn opting_in(app: &App) -> Result<()> {
    app.open_contact(MARIA).await?;
    app.press("button", "WhatsApp").await?;
    app.find("dialog", "Send an opt-in request?").await?;
    app.press("button", "Cancel").await?;
    app.sees_no("Send an opt-in request?").await?;
    app.sees("None yet").await?;
    ensure!(
        app.received_by(MARIA).await?.is_empty(),
        "C1: cancel sends nothing"
    );

    app.connect_with(MARIA).await?;
    // Maria answers whatever reaches her, the first notice too.
    app.reads(&[MARIA, "Thank you, I'll look at it tonight."])
        .await
}

async fn writing_both_ways(app: &App) -> Result<()> {
    app.compose(MARIA, QUESTION, "Send").await?;
    app.reads(&["You, ", QUESTION, "Read"]).await?;
    app.reads(&[MARIA, "Yes, Thursday at ten works for me."])
        .await?;
    app.write_as(MARIA, "One more thing, Ana.").await?;
    app.reads(&[MARIA, "One more thing, Ana."]).await
}

async fn holding(app: &App) -> Result<()> {
    app.let_pass(1, 0).await?;
    app.sees("What you write is held and sent as soon as they write again.")
        .await?;
    for text in [SLOT, ASIDE, DRAFT] {
        app.compose(MARIA, text, "Hold message").await?;
        app.reads(&["You, ", text, "Held until Maria Santos writes again"])
            .await?;
    }
    app.press_at(SLOT, "Edit").await?;
    app.write("Message", " At ten.").await?;
    app.press("button", "Save").await?;
    app.reads(&["At ten.", "Held until", "The window had lapsed."])
        .await?;
    app.press_at(ASIDE, "Cancel message").await?;
    app.reads(&["You, ", ASIDE, "Cancelled"]).await?;
    app.sees("2 held").await
}

async fn releasing(app: &App) -> Result<()> {
    app.write_as(MARIA, "Sorry, I was away.").await?;
    app.sees("Conversation active again. 2 held messages are being sent.")
        .await?;
    let edited = format!("{SLOT} At ten.");
    app.reads(&["You, ", &edited, "Read"]).await?;
    app.reads(&["You, ", DRAFT, "Read"]).await?;
    let received = app.received_by(MARIA).await?;
    ensure!(
        received.iter().skip(2).eq([QUESTION, &edited, DRAFT]),
        "after request and notice each goes out once, in order: {received:?}"
    );
    Ok(())
}
