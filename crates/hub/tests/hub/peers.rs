//! What users of comparable systems complain about, tried on the hub.

use engine::{Event, FailureKind, HeldReason, IntentId, MessageId, Standing};
use futures::future::join_all;
use simulator::{Fault, Trouble};
use wire::api::Submission;

use crate::support::webhook::{form, post, post_to};
use crate::support::{World, id};

#[tokio::test]
async fn xw2_what_did_not_reach_the_guest_is_told_with_its_reason() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let fails = Fault::next(Trouble::MessageFails { code: 63_003 });
    world.simulator.arm(fails);
    let failed = anna.write(conversation, 200, "Not there").await;
    world.pass(5).await;
    world.leap(25 * 3_600).await;
    let held = anna.write(conversation, 300, "Later").await;
    world.pass(2).await;

    let Standing::Failed { failure } = anna.standing(failed).await else {
        panic!("a missing tick isn't all there is")
    };
    assert_eq!(failure.kind, FailureKind::Unreachable, "why");
    assert_eq!(failure.code, 63_003, "by whose word");
    let reason = HeldReason::WindowLapsed;
    assert_eq!(anna.standing(held).await, Standing::Held { reason }, "why");
}

#[tokio::test]
async fn xl1_what_cannot_be_written_down_is_not_acknowledged() {
    let world = World::new().await;
    let token = world.simulator.auth_token().to_owned();
    let form = form(&world, &[("MessageSid", "SM1"), ("Body", "Hello")]);
    let mut sql = world.sql().await;
    let full =
        "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no room'); END";
    sqlx::query(full).execute(&mut sql).await.unwrap();
    let refused = post(&world, &form, &token).await;
    assert!(
        refused.is_server_error(),
        "no 200 for what isn't kept: {refused}"
    );

    let room = "DROP TRIGGER full";
    sqlx::query(room).execute(&mut sql).await.unwrap();
    assert_eq!(
        post(&world, &form, &token).await,
        200,
        "kept, then answered"
    );
    world.pass(40).await;
    assert_eq!(world.anna().heard("Hello").await, 1, "and it appears");
}

#[tokio::test]
async fn xl2_two_processors_of_the_same_payloads_leave_one_conversation_and_each_message_once() {
    let world = World::with(|config| config.retries.lookups = 1).await;
    let second = world.another_hub().await;
    let token = world.simulator.auth_token().to_owned();
    let sids: Vec<String> = (0..10).map(|number| format!("SM{number}")).collect();
    let album = sids
        .iter()
        .map(|sid| form(&world, &[("MessageSid", sid), ("Body", sid)]));
    let album: Vec<_> = album.collect();
    // Each hub gets all of them, at once, as pictures of an album come.
    let urls = [world.hub.inbound_url(), second.inbound_url()];
    let posts = album
        .iter()
        .flat_map(|form| urls.iter().map(|url| post_to(url, form, &token)));
    let answers = join_all(posts).await;
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    // The provider doesn't know these ids, so each is dated by its receipt after some questions.
    for _ in 0..30 {
        world.leap(20).await;
        second.settled().await.unwrap();
    }
    second.stop().await.unwrap();

    for sid in &sids {
        assert_eq!(world.anna().heard(sid).await, 1, "{sid}");
    }
    let state = world.anna().state().await;
    assert_eq!(state.conversations.len(), 1, "one conversation");
}

#[tokio::test]
async fn xl3_a_message_pushed_again_and_again_on_a_bad_connection_goes_out_once() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let pair = anna.pair().await;
    let push = |number: u128| Submission {
        id: IntentId(id(number)),
        pair,
        intent: engine::Intent::Send {
            conversation,
            drafted_in: conversation,
            message: MessageId(id(200)),
            content: engine::Content::Text {
                text: "Once".to_owned(),
            },
        },
    };
    // The same push four times, and one that a restarted client made anew for the same message.
    let pushes = [push(201), push(201), push(201), push(201), push(202)];
    let answers = join_all(pushes.iter().map(|push| anna.post(push))).await;
    assert!(
        answers.iter().all(|answer| answer.status() == 200),
        "answered"
    );
    world.pass(5).await;
    assert_eq!(world.bodies("Once"), 1, "the guest has it once");
}

#[tokio::test]
async fn xl6_a_message_has_the_providers_time_and_the_time_of_its_receipt() {
    let world = World::new().await;
    let anna = world.anna();
    anna.agreed(&world, 100).await;
    let late = Fault::next(Trouble::WebhookLate { by_ms: 90_000 }).for_status("received");
    world.simulator.arm(late);
    let written = world.simulator.guest("maria").write("Minutes ago").unwrap();
    world.pass(95).await;
    let received_at: i64 =
        sqlx::query_scalar("SELECT received_at_ms FROM journal WHERE body LIKE '%Minutes+ago%'")
            .fetch_one(&mut world.sql().await)
            .await
            .unwrap();
    assert_eq!(
        received_at,
        written.created_ms + 90_000,
        "when it was posted"
    );
    let state = anna.state().await;
    let message = state
        .messages
        .values()
        .find(|message| message.content.text() == "Minutes ago")
        .unwrap();
    assert_eq!(
        message.provider_at.unwrap().0,
        written.created_ms,
        "the provider's"
    );
    assert_eq!(
        message.order.0.0, written.created_ms,
        "which it is shown by"
    );
    assert!(message.written_at.0 >= received_at, "when it was taken up");
}

#[tokio::test]
async fn xl10_every_last_word_of_the_provider_reaches_the_thread() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let codes = [63_003, 63_005, 63_007, 63_049, 30_008];
    for (number, code) in (0_u128..).zip(codes) {
        let text = format!("Code {code}");
        let fails = Fault::next(Trouble::MessageFails { code }).for_text(text.clone());
        world.simulator.arm(fails);
        let message = anna.write(conversation, 1_000 + 10 * number, &text).await;
        world.pass(8).await;
        let told = anna.events().await.into_iter().any(|event| {
            matches!(event, Event::MessageFailed { message: failed, failure }
                if failed == message && failure.code == code)
        });
        assert!(told, "{code} is in the thread, not only in a log");
    }
}
