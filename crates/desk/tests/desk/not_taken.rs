//! What the hub would not take stays in sight with its reason, and its words can be taken back.

use engine::{ConversationId, Refusal, Span};
use wire::commands::{
    EditHeld, MoveHeld, Nothing, OneIntent, OneMessage, ResendRequest, StartConversation,
};
use wire::view::{AskedView, NotTakenView};
use wire::{Problem, RefusalView};

use crate::support::{Bench, Fault, id, save_draft, texts};

/// A desk with two held messages that went out while it was away, so that nothing about them is taken any more.
async fn too_late(bench: &Bench) -> (desk::Desk, ConversationId) {
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.advance(Span::hours(24));
    for number in [7, 8] {
        let sent = bench.send(&desk, conversation, number, "One").await;
        sent.unwrap();
    }
    bench.settled(&desk).await;
    bench.away(true);
    (desk, conversation)
}

/// Both held messages go to the guest, and the desk hears of it.
async fn they_go_out(bench: &Bench, desk: &desk::Desk) {
    bench.guest_writes("in-2", "Hi");
    bench.carry("out-1");
    bench.carry("out-2");
    bench.away(false);
    desk.wake();
    bench.settled(desk).await;
}

fn edit(conversation: ConversationId, text: &str) -> EditHeld {
    EditHeld {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
        text: text.to_owned(),
    }
}

async fn listed(desk: &desk::Desk) -> Vec<NotTakenView> {
    desk.not_taken(Nothing {}).await.unwrap()
}

async fn draft(bench: &Bench, desk: &desk::Desk, conversation: ConversationId) -> String {
    bench.row(desk, conversation).await.unwrap().draft
}

#[tokio::test]
async fn words_edited_too_late_stay_in_sight_until_they_are_taken_back() {
    let bench = Bench::new().await;
    let (desk, conversation) = too_late(&bench).await;
    save_draft(&desk, conversation, "Something else").await;
    let second_thoughts = edit(conversation, "One, with second thoughts");
    desk.edit_held(second_thoughts).await.unwrap();
    they_go_out(&bench, &desk).await;

    let shown = listed(&desk).await;
    let [late] = shown.as_slice() else {
        panic!("one change wasn't taken: {shown:?}");
    };
    let text = "One, with second thoughts".to_owned();
    assert_eq!(late.asked, AskedView::Edit { text }, "with the words");
    assert_eq!(late.refusal, Some(RefusalView::NotHeld), "and the reason");
    assert_eq!(late.message, Some(id(7).to_string()), "on its message");
    assert_eq!(late.conversation, Some(conversation.to_string()), "there");
    assert_eq!(late.guest_name, "Mara Silva", "by name");
    assert_eq!(
        draft(&bench, &desk, conversation).await,
        "Something else",
        "the composer is left alone"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().failed,
        1,
        "the list shows it"
    );

    let intent = late.intent.clone();
    let whole = "Something else\nOne, with second thoughts";
    let taken = desk.take_back(OneIntent { intent }).await;
    assert_eq!(taken, Ok(whole.to_owned()), "behind what stood there");
    assert_eq!(draft(&bench, &desk, conversation).await, whole, "kept");
    assert_eq!(listed(&desk).await, [], "and no longer listed");
    let failed = bench.row(&desk, conversation).await.unwrap().failed;
    assert_eq!(failed, 0, "nothing is wrong any more");
}

#[tokio::test]
async fn a_cancelling_and_a_move_that_came_too_late_are_said_also_after_a_kill() {
    let bench = Bench::new().await;
    let (desk, conversation) = too_late(&bench).await;
    let first = MoveHeld {
        conversation: conversation.to_string(),
        message: id(8).to_string(),
        before: Some(id(7).to_string()),
    };
    desk.move_held(first).await.unwrap();
    let cancel = OneMessage {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
    };
    desk.cancel_held(cancel).await.unwrap();
    they_go_out(&bench, &desk).await;
    drop(desk);

    let desk = bench.open().await;
    let asked: Vec<_> = listed(&desk).await.into_iter().map(|it| it.asked).collect();
    assert_eq!(asked, [AskedView::Move, AskedView::Cancel], "both");
    let items = bench.items(&desk, conversation).await;
    assert_eq!(texts(&items), ["Yes", "Hi", "One", "One"], "both went out");
    for it in listed(&desk).await {
        let intent = it.intent;
        desk.dismiss_not_taken(OneIntent { intent }).await.unwrap();
    }
    assert_eq!(listed(&desk).await, [], "put away");
    drop(desk);
    assert_eq!(listed(&bench.open().await).await, [], "for good");
}

#[tokio::test]
async fn a_refused_request_is_said_though_its_conversation_never_came_to_be() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let mut changes = desk.changes();
    bench.fault(Fault::Refused(Refusal::GuestDeclined));
    let start = StartConversation {
        contact: id(100).to_string(),
        conversation: id(1_000).to_string(),
        request: id(1_001).to_string(),
    };
    desk.start_conversation(start).await.unwrap();
    bench
        .until(&desk, async || !listed(&desk).await.is_empty())
        .await;
    let shown = listed(&desk).await;
    let refused = shown.first().unwrap();
    assert_eq!(refused.asked, AskedView::Start, "what was asked");
    assert_eq!(refused.refusal, Some(RefusalView::GuestDeclined), "why not");
    assert_eq!(refused.conversation, None, "there is none");
    assert_eq!(refused.guest_name, "Mara Silva", "but the guest is known");

    let intent = refused.intent.clone();
    desk.dismiss_not_taken(OneIntent {
        intent: intent.clone(),
    })
    .await
    .unwrap();
    let (mut came, mut went) = (Vec::new(), Vec::new());
    while let Ok(batch) = changes.try_recv() {
        came.extend(batch.not_taken.upserted);
        went.extend(batch.not_taken.removed);
    }
    assert_eq!((came, went), (shown, vec![intent]), "told of both");
}

#[tokio::test]
async fn a_refused_message_can_be_taken_back_into_the_composer() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.fault(Fault::Refused(Refusal::NotMember));
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench
        .until(&desk, async || !listed(&desk).await.is_empty())
        .await;
    let failed = bench.row(&desk, conversation).await.unwrap().failed;
    assert_eq!(failed, 1, "counted once");
    let intent = listed(&desk).await.remove(0).intent;
    let taken = desk.take_back(OneIntent { intent }).await;
    assert_eq!(taken, Ok("Hello".to_owned()), "the words are back");
    let items = bench.items(&desk, conversation).await;
    assert_eq!(texts(&items), ["Yes"], "and only there");
}

#[tokio::test]
async fn a_refused_second_request_is_said_as_well() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let start = StartConversation {
        contact: id(100).to_string(),
        conversation: id(1_000).to_string(),
        request: id(1_001).to_string(),
    };
    desk.start_conversation(start).await.unwrap();
    bench.settled(&desk).await;
    bench.advance(Span::hours(25));
    bench.fault(Fault::Refused(Refusal::AlreadyGranted));
    let again = ResendRequest {
        conversation: id(1_000).to_string(),
        request: id(1_002).to_string(),
    };
    desk.resend_request(again).await.unwrap();
    bench
        .until(&desk, async || !listed(&desk).await.is_empty())
        .await;
    let asked = listed(&desk).await.remove(0).asked;
    assert_eq!(asked, AskedView::AskAgain, "what was asked");
}

#[tokio::test]
async fn what_was_not_refused_cant_be_put_away() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.away(true);
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    for intent in [id(7).to_string(), id(99).to_string()] {
        let put_away = desk.dismiss_not_taken(OneIntent { intent }).await;
        assert_eq!(put_away, Err(Problem::NotFound), "it is on its way");
    }
    assert_eq!(desk.backlog().await.unwrap().outbox, 1, "still there");
}
