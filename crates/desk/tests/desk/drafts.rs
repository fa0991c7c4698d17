//! Unsent words are rows: they survive a kill.

use engine::MessageId;
use wire::commands::{SaveDraft, SendText};

use crate::support::Bench;

#[tokio::test]
async fn xn3_a_draft_survives_a_kill_and_shows_in_the_list() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let draft = |text: &str| SaveDraft {
        conversation: conversation.to_string(),
        text: text.to_owned(),
    };
    desk.save_draft(draft("Dear Ma")).await.unwrap();
    desk.save_draft(draft("Dear Mara")).await.unwrap();
    drop(desk);

    let desk = bench.open().await;
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().draft,
        "Dear Mara",
        "the latest words"
    );
    desk.save_draft(draft("")).await.unwrap();
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().draft,
        "",
        "empty ones are forgotten"
    );
}

#[tokio::test]
async fn xn3_what_was_sent_just_before_a_kill_is_no_draft_any_more() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let draft = SaveDraft {
        conversation: conversation.to_string(),
        text: "Dear Mara".to_owned(),
    };
    desk.save_draft(draft).await.unwrap();
    let send = SendText {
        conversation: conversation.to_string(),
        drafted_in: conversation.to_string(),
        message: MessageId::derived("sent", "draft").to_string(),
        text: "Dear Mara".to_owned(),
    };
    desk.send_text(send).await.unwrap();
    drop(desk);

    let desk = bench.open().await;
    let row = bench.row(&desk, conversation).await.unwrap();
    assert_eq!(row.draft, "", "it could be sent twice");
}
