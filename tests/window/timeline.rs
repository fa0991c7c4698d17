//! The messages don't jump, whatever comes in while somebody reads them.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";
const PHONE: &str = "maria-santos";
const JUMP: &str = "Jump to latest";

/// Short and long words by turns: no two pages are equally high.
fn words(from: usize, to: usize) -> Vec<String> {
    let text = |number: usize| {
        let more = "and what else there is to say of it ".repeat(number * 7 % 5);
        format!("Message {number:03} {more}").trim_end().to_owned()
    };
    (from..=to).map(text).collect()
}

/// A conversation of several pages, read to its end.
async fn long_conversation(home: &Path) -> Result<App> {
    let app = App::in_practice(home).await?;
    app.resize(1100, 760).await?;
    app.write_as(MARIA, "Hello, is this Northwind Advisory?")
        .await?;
    app.write_all_as(PHONE, &words(1, 160)).await?;
    app.sees("Message 160").await?;
    app.open_conversation(MARIA).await?;
    app.reads(&[MARIA, "Message 001"]).await?;
    app.press("button", JUMP).await?;
    app.reads(&[MARIA, "Message 160"]).await?;
    app.rests().await?;
    Ok(app)
}

#[tokio::test]
async fn a_message_that_arrives_leaves_what_is_read_where_it_is() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = long_conversation(home.path()).await?;
        ensure!(app.below().await? == 0, "the newest is in view");
        app.sees_no(JUMP).await?;

        app.turn_wheel(-1_500).await?;
        app.find("button", JUMP).await?;
        app.reads_on().await?;
        app.write_all_as(PHONE, &["News while reading.".to_owned()])
            .await?;
        app.find("button", &format!("1 {JUMP}")).await?;
        app.nothing_moved("when a message arrives,").await?;

        app.press("button", JUMP).await?;
        app.reads(&[MARIA, "News while reading."]).await?;
        app.rests().await?;
        ensure!(app.below().await? == 0, "the newest is in view");
        app.sees_no(JUMP).await?;

        app.write_all_as(PHONE, &["The very last news.".to_owned()])
            .await?;
        app.reads(&[MARIA, "The very last news."]).await?;
        app.rests().await?;
        ensure!(app.below().await? == 0, "at the end the end is followed");
        app.sees_no(JUMP).await
    })
    .await
}

#[tokio::test]
async fn older_pages_come_in_above_what_is_read() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = long_conversation(home.path()).await?;
        app.reads_back(300).await?;
        app.reads(&[MARIA, "Hello, is this Northwind Advisory?"])
            .await
    })
    .await
}

#[tokio::test]
async fn what_changes_above_leaves_what_is_read_where_it_is() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = long_conversation(home.path()).await?;
        app.cause("Guests' messages late").await?;
        app.write_all_as(PHONE, &["A late word.".to_owned()])
            .await?;
        app.press("button", "End trouble").await?;
        app.cause("Provider away").await?;
        app.open_conversation(MARIA).await?;
        app.compose(MARIA, "It waits for the provider.", "Send")
            .await?;
        app.reads(&["It waits for the provider.", "Queued"]).await?;
        app.write_all_as(PHONE, &words(161, 200)).await?;
        app.reads(&[MARIA, "Message 200"]).await?;
        app.rests().await?;

        app.turn_wheel(-1_500).await?;
        app.reads_on().await?;
        app.press("button", "End trouble").await?;
        app.sees_no("Practice trouble").await?;
        app.becomes(MARIA, "It waits for the provider.", "read")
            .await?;
        app.sees("Thank you, I'll look at it tonight.").await?;
        app.nothing_moved("when a message that waited is sent and answered,")
            .await?;

        app.reads_on().await?;
        let above = app.above().await?;
        app.let_pass(0, 2).await?;
        app.changes_above(above).await?;
        app.nothing_moved("when late words take their place above,")
            .await
    })
    .await
}
