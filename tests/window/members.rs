//! Several colleagues and one guest: two windows of two members, and the guest's phone.

use anyhow::{Result, ensure};

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";
const BEN: &str = "Ben Ito";
const FIELD: &str = "Message Maria Santos on WhatsApp";

#[tokio::test]
async fn m1_m3_a_colleague_comes_in_writes_and_is_removed_after_no_and_yes() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.reads(&[MARIA, "Thank you, I'll look at it tonight."])
            .await?;
        add_ben(&app).await?;

        app.turn_to_seat_of(BEN).await?;
        app.open_conversation(MARIA).await?;
        app.reads(&["Ana Okafor added you. Earlier messages are visible to you."])
            .await?;
        app.reads(&["Thank you, I'll look at it tonight."]).await?;
        app.write(FIELD, "Ben here, good morning.").await?;
        app.press("button", "Send").await?;
        app.reads(&["You, ", "Ben here, good morning.", "Read"])
            .await?;

        app.turn_to_main().await?;
        app.open_conversation(MARIA).await?;
        app.reads(&[BEN, "Ben here, good morning."]).await?;
        remove_ben(&app, "No").await?;
        app.sees("Ben Ito").await?;
        remove_ben(&app, "Yes").await?;
        app.reads(&["You removed Ben Ito."]).await?;
        app.write_as(MARIA, "Only for Ana now.").await?;
        app.reads(&[MARIA, "Only for Ana now."]).await?;

        app.turn_to_seat_of(BEN).await?;
        app.open_conversation(MARIA).await?;
        app.reads(&["Ana Okafor removed you from this chat."])
            .await?;
        app.sees("You were removed from this conversation").await?;
        app.sees_no("Only for Ana now.").await?;
        let received = app.received_by(MARIA).await?;
        for told in [
            "Ben Ito joined the conversation.",
            "Ben Ito is no longer available to chat.",
        ] {
            let times = received.iter().filter(|text| *text == told).count();
            ensure!(times == 1, "{told:?} came {times} times: {received:?}");
        }
        ensure!(
            received
                .iter()
                .any(|text| text.ends_with("Ben here, good morning.")),
            "the guest reads what Ben wrote: {received:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn m2_m4_m5_handing_over_with_a_note_leaving_and_starting_again() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with(MARIA).await?;
        app.press("button", "Transfer").await?;
        app.press("radio", BEN).await?;
        app.write("Note to them (optional)", "She prefers mornings.")
            .await?;
        app.press("button", "Transfer to Ben Ito").await?;
        app.reads(&["You transferred Maria Santos to Ben Ito."])
            .await?;
        app.sees("You left this conversation").await?;

        app.turn_to_seat_of(BEN).await?;
        app.open_conversation(MARIA).await?;
        app.reads(&[
            "Ana Okafor transferred Maria Santos to you.",
            "She prefers mornings.",
        ])
        .await?;
        app.write(FIELD, "I'll take it from here.").await?;
        app.press("button", "Send").await?;
        app.reads(&["You, ", "I'll take it from here.", "Read"])
            .await?;
        app.press("button", "Leave Conversation").await?;
        app.press("button", "Leave").await?;
        app.reads(&["You left the chat."]).await?;

        app.turn_to_main().await?;
        app.open_conversation(MARIA).await?;
        app.sees_no("I'll take it from here.").await?;
        app.press("button", "Restart").await?;
        app.sees("Maria Santos").await
    })
    .await
}

async fn add_ben(app: &App) -> Result<()> {
    app.press("button", "Add User to Conversation").await?;
    app.press("checkbox", BEN).await?;
    app.sees("Maria Santos will be told that Ben Ito joined.")
        .await?;
    app.press("button", "Add").await?;
    app.reads(&["You added Ben Ito."]).await
}

async fn remove_ben(app: &App, answer: &str) -> Result<()> {
    app.press("button", "Remove Participant").await?;
    app.press("radio", BEN).await?;
    app.press("button", "Done").await?;
    app.sees("Remove Ben Ito from this chat?").await?;
    app.press("button", answer).await
}
