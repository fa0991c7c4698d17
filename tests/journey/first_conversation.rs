//! The first conversation from the green icon to a held message that goes out.

use anyhow::Result;
use wire::view::{
    ComposerView, ConsentState, ConsequenceView, HeldWhy, Status, TimelineBody, WhatsAppAction,
};

use crate::stage::{HOUR_MS, MARIA, Stage, contact_of};

#[tokio::test]
async fn from_the_green_icon_to_a_held_message_that_goes_out() -> Result<()> {
    let stage = Stage::open().await?;

    let details = stage.ana.contact(contact_of(MARIA)).await?;
    assert_eq!(details.whatsapp, WhatsAppAction::Ask, "the icon asks first");
    let preview = stage.ana.opt_in_preview(contact_of(MARIA)).await?;
    assert!(
        preview.wording.starts_with("Northwind Advisory would like"),
        "{}",
        preview.wording
    );
    assert_eq!(preview.refusal, None, "nothing stands against asking");
    assert!(
        stage.phone(MARIA)?.is_empty(),
        "looking at the request sends nothing"
    );

    let conversation = stage.connected_with_maria().await?;
    let phone = stage.received_by(MARIA)?;
    assert_eq!(
        phone[0], preview.wording,
        "the guest reads what the member was shown"
    );

    let hello = stage.send(&conversation, "Good morning, Maria.").await?;
    stage
        .until("the message is read", async || {
            Ok(stage.status(&conversation, &hello).await? == Some(Status::Read))
        })
        .await?;
    stage
        .practice
        .simulator()
        .guest(MARIA)
        .write("Good morning, Ana!")?;
    stage
        .until("the guest's words arrive", async || {
            Ok(texts(&stage, &conversation)
                .await?
                .last()
                .is_some_and(|text| text == "Good morning, Ana!"))
        })
        .await?;

    stage.practice.simulator().advance(24 * HOUR_MS).await;
    stage
        .until("the composer says that it holds", async || {
            let head = stage.head(&conversation).await?;
            let held = ConsequenceView::Held {
                why: HeldWhy::WindowLapsed,
            };
            Ok(head.composer == ComposerView::On { consequence: held })
        })
        .await?;
    let held = stage
        .send(&conversation, "I'll hold the slot for Thursday.")
        .await?;
    stage
        .until("the hub holds it", async || {
            let status = stage.status(&conversation, &held).await?;
            Ok(status
                == Some(Status::Held {
                    why: HeldWhy::WindowLapsed,
                    position: 1,
                }))
        })
        .await?;
    assert!(
        !stage
            .received_by(MARIA)?
            .contains(&"I'll hold the slot for Thursday.".to_owned()),
        "it is held"
    );

    stage
        .practice
        .simulator()
        .guest(MARIA)
        .write("Sorry, I was away.")?;
    stage
        .until("the held message is read", async || {
            Ok(stage.status(&conversation, &held).await? == Some(Status::Read))
        })
        .await?;
    let received = stage.received_by(MARIA)?;
    let times = received
        .iter()
        .filter(|text| *text == "I'll hold the slot for Thursday.")
        .count();
    assert_eq!(times, 1, "the guest has it exactly once: {received:?}");
    assert_eq!(
        stage.head(&conversation).await?.consent.state,
        ConsentState::Granted,
        "consent stands"
    );
    Ok(())
}

async fn texts(stage: &Stage, conversation: &str) -> Result<Vec<String>> {
    let items = stage.timeline(conversation).await?;
    Ok(items
        .into_iter()
        .filter_map(|item| {
            let TimelineBody::Message { message } = item.body else {
                return None;
            };
            let wire::view::ContentView::Text { text } = message.content else {
                return None;
            };
            Some(text)
        })
        .collect())
}
