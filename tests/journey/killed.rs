//! Killed at the worst moments, started again: the guest has each message exactly once.

use anyhow::Result;
use hub::{CrashPoints, Moment};
use simulator::{Fault, Trouble};
use wire::commands::SaveDraft;
use wire::view::Status;

use crate::stage::{HOUR_MS, MARIA, Stage};

#[tokio::test]
async fn a_hub_killed_between_acceptance_and_commit_sends_nothing_twice() -> Result<()> {
    let stage = Stage::open().await?;
    let conversation = stage.connected_with_maria().await?;
    let points = CrashPoints::at(Moment::AfterAcceptance, 1);
    let crash_points = points.clone();
    let stage = stage
        .killed_and_started_again_with(|config| config.hub.crash_points = crash_points)
        .await?;

    let accepted = tokio::spawn(async move { points.reached().await });
    let message = stage.send(&conversation, "Only once, please.").await?;
    stage
        .until("the provider accepts the message", async || {
            Ok(accepted.is_finished())
        })
        .await?;
    let stage = stage.killed_and_started_again().await?;

    stage
        .until("the message is found at the provider", async || {
            Ok(stage.status(&conversation, &message).await? == Some(Status::Read))
        })
        .await?;
    assert_eq!(times(&stage, "Only once, please.")?, 1, "sent once");
    Ok(())
}

#[tokio::test]
async fn a_message_cut_off_at_the_provider_is_found_again_and_not_sent_twice() -> Result<()> {
    let stage = Stage::open().await?;
    let conversation = stage.connected_with_maria().await?;
    let cut = Fault::next(Trouble::CutAfterAcceptance);
    stage.practice.simulator().arm(cut);

    let message = stage.send(&conversation, "Did it arrive?").await?;
    stage
        .until("the message is found at the provider", async || {
            Ok(stage.status(&conversation, &message).await? == Some(Status::Read))
        })
        .await?;
    assert_eq!(times(&stage, "Did it arrive?")?, 1, "sent once");
    Ok(())
}

#[tokio::test]
async fn words_written_just_before_a_kill_go_out_once() -> Result<()> {
    let stage = Stage::open().await?;
    let conversation = stage.connected_with_maria().await?;
    let texts = ["first", "second", "third"];
    for text in texts {
        stage.send(&conversation, text).await?;
    }
    let stage = stage.killed_and_started_again().await?;

    stage
        .until("all three are on the phone", async || {
            Ok(texts
                .iter()
                .all(|text| times(&stage, text).is_ok_and(|times| times > 0)))
        })
        .await?;
    let received = stage.received_by(MARIA)?;
    let ours: Vec<&str> = received
        .iter()
        .map(String::as_str)
        .filter(|text| texts.contains(text))
        .collect();
    assert_eq!(ours, texts, "each once and in order: {received:?}");
    Ok(())
}

#[tokio::test]
async fn held_messages_and_drafts_survive_a_kill_and_go_out_in_order() -> Result<()> {
    let stage = Stage::open().await?;
    let conversation = stage.connected_with_maria().await?;
    stage.practice.simulator().advance(25 * HOUR_MS).await;
    for text in ["held one", "held two"] {
        stage.send(&conversation, text).await?;
    }
    let draft = SaveDraft {
        conversation: conversation.clone(),
        text: "half a thought".to_owned(),
    };
    stage.ana.save_draft(draft).await?;

    let stage = stage.killed_and_started_again().await?;
    let head = stage.head(&conversation).await?;
    assert_eq!(head.row.draft, "half a thought", "the draft is there");
    stage
        .until("both are held", async || {
            Ok(stage.head(&conversation).await?.row.held == 2)
        })
        .await?;

    stage
        .practice
        .simulator()
        .guest(MARIA)
        .write("Back again.")?;
    stage
        .until("both are on the phone", async || {
            Ok(times(&stage, "held two")? == 1)
        })
        .await?;
    let received = stage.received_by(MARIA)?;
    let last: Vec<&str> = received.iter().rev().take(2).map(String::as_str).collect();
    assert_eq!(last, ["held two", "held one"], "in order: {received:?}");
    Ok(())
}

fn times(stage: &Stage, text: &str) -> Result<usize> {
    let received = stage.received_by(MARIA)?;
    Ok(received.iter().filter(|known| *known == text).count())
}
