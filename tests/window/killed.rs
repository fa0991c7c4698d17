//! The app killed without warning and started again on what it had stored.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";
const FIELD: &str = "Message Maria Santos on WhatsApp";

/// When the app dies after a message was sent.
#[derive(Clone, Copy, PartialEq)]
enum Moment {
    /// Send was pressed; nothing is known yet.
    Pressed,
    /// The message stands in the timeline.
    Shown,
    /// The hub has it.
    LeftTheOutbox,
}

#[tokio::test]
async fn p2_each_message_of_a_killed_app_reaches_the_guest_exactly_once() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let mut app = connected(home.path()).await?;
        let moments = [
            ("One: the offer.", Moment::Pressed),
            ("Two: the plan.", Moment::Shown),
            ("Three: the keys.", Moment::LeftTheOutbox),
            ("Four: the bill.", Moment::Pressed),
        ];
        for (text, moment) in moments {
            // What was sent may have stayed in the composer; it is no second message.
            app.clear(FIELD).await?;
            app.write(FIELD, text).await?;
            app.keeps_draft(text).await?;
            app.press("button", "Send").await?;
            wait_for(&app, text, moment).await?;
            app = started_again(app, home.path()).await?;
            if moment == Moment::Pressed {
                send_if_still_a_draft(&app, text).await?;
            }
            app.reads_without(text, "Waiting to go out").await?;
        }
        let mut arrived = Vec::new();
        for (text, _) in moments {
            if !app.shows("listitem", &[text, "Unknown – check"]).await? {
                arrived.push(text);
            }
        }
        app.turn_to_phone_of(MARIA).await?;
        for text in &arrived {
            app.sees(text).await?;
        }
        let received = app.received_by(MARIA).await?;
        for (text, _) in moments {
            let times = received.iter().filter(|each| *each == text).count();
            let known = arrived.contains(&text);
            ensure!(
                times == 1 || (times == 0 && !known),
                "{text:?} came {times} times: {received:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn w4_held_messages_and_the_draft_outlive_a_killed_app() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = connected(home.path()).await?;
        app.let_pass(1, 0).await?;
        app.compose(MARIA, "I'll hold the slot.", "Hold message")
            .await?;
        app.reads(&["I'll hold the slot.", "Held until"]).await?;
        app.write(FIELD, "Half a thought").await?;
        app.keeps_draft("Half a thought").await?;

        let app = started_again(app, home.path()).await?;
        ensure!(
            app.written_in(FIELD).await? == "Half a thought",
            "the draft is there"
        );
        app.reads(&["I'll hold the slot.", "Held until"]).await?;
        app.write_as(MARIA, "I'm back.").await?;
        app.reads(&["I'll hold the slot.", "Read"]).await?;
        let received = app.received_by(MARIA).await?;
        ensure!(
            received.iter().skip(2).eq(["I'll hold the slot."]),
            "the held message once, the draft never: {received:?}"
        );
        Ok(())
    })
    .await
}

/// Maria has agreed and has answered the notice that told her so.
async fn connected(home: &Path) -> Result<App> {
    let app = App::in_practice(home).await?;
    app.connect_with(MARIA).await?;
    app.reads(&[MARIA, "Thank you, I'll look at it tonight."])
        .await?;
    Ok(app)
}

async fn wait_for(app: &App, text: &str, moment: Moment) -> Result<()> {
    match moment {
        Moment::Pressed => Ok(()),
        Moment::Shown => app.reads(&["You, ", text]).await,
        Moment::LeftTheOutbox => app.reads_without(text, "Waiting to go out").await,
    }
}

async fn started_again(app: App, home: &Path) -> Result<App> {
    app.kill()?;
    let app = App::start(home, &[]).await?;
    app.turn_to_main().await?;
    app.open_conversation(MARIA).await?;
    app.find("textbox", FIELD).await?;
    Ok(app)
}

/// Words that never left the composer are kept there; a member who sees that they weren't sent sends them.
async fn send_if_still_a_draft(app: &App, text: &str) -> Result<()> {
    app.settle().await?;
    if app.shows("listitem", &["You, ", text]).await? {
        return app.clear(FIELD).await;
    }
    let field = app.written_in(FIELD).await?;
    app.keeps_draft(text).await.with_context(|| {
        format!("{text:?} is neither sent nor kept; the composer shows {field:?}")
    })?;
    app.press("button", "Send").await
}
