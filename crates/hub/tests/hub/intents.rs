//! Intents: the same id twice is the same intent, and two at once leave one log.

use engine::{Content, Event, Intent, IntentId, MessageId};
use futures::future::join_all;
use uuid::Uuid;
use wire::api::{Answer, Submission};

use crate::support::World;

#[tokio::test]
async fn p2_the_same_intent_twice_gets_the_first_answer_and_one_message() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let intent = Intent::Send {
        conversation,
        drafted_in: conversation,
        message: MessageId(Uuid::from_u128(200)),
        content: Content::Text {
            text: "Once".to_owned(),
        },
    };
    let first = anna.submit(201, intent.clone()).await;
    world.pass(2).await;
    let again = anna.submit(201, intent).await;
    assert_eq!(first, again, "the stored answer");
    world.pass(2).await;
    assert_eq!(world.bodies("Once"), 1, "the guest has it once");
}

#[tokio::test]
async fn a_refusal_is_an_answer_too_and_is_repeated() {
    let world = World::new().await;
    let anna = world.anna();
    let (conversation, _) = anna.start(100).await;
    let intent = Intent::Send {
        conversation,
        drafted_in: conversation,
        message: MessageId(Uuid::from_u128(200)),
        content: Content::Text {
            text: "Too early".to_owned(),
        },
    };
    let refused = anna.submit(201, intent.clone()).await;
    assert!(
        matches!(refused, Answer::Refused { .. }),
        "no consent yet: {refused:?}"
    );
    world.pass(2).await;
    world.agree().await;
    assert_eq!(
        anna.submit(201, intent).await,
        refused,
        "the first answer stands"
    );
}

#[tokio::test]
async fn intents_that_come_at_once_leave_a_log_without_gaps() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let pair = anna.pair().await;
    let submissions: Vec<Submission> = (0..20)
        .map(|number| Submission {
            id: IntentId(Uuid::from_u128(1_000 + number)),
            pair,
            intent: Intent::Send {
                conversation,
                drafted_in: conversation,
                message: MessageId(Uuid::from_u128(2_000 + number)),
                content: Content::Text {
                    text: format!("Message {number}"),
                },
            },
        })
        .collect();
    // Each of them twice, as a bad connection has it.
    let answers = join_all(
        submissions
            .iter()
            .chain(&submissions)
            .map(|submission| anna.post(submission)),
    )
    .await;
    assert!(
        answers.iter().all(|answer| answer.status() == 200),
        "all are answered"
    );

    let rows = anna.feed().await;
    let versions: Vec<u64> = rows.iter().map(|row| row.recorded.version).collect();
    assert_eq!(
        versions,
        (1..=versions.len() as u64).collect::<Vec<_>>(),
        "no gap, no repetition"
    );
    let written = rows
        .iter()
        .filter(|row| matches!(row.recorded.event, Event::MessageWritten { .. }));
    let by_intent = written.filter(|row| {
        row.recorded
            .intent
            .is_some_and(|id| id.0.as_u128() >= 1_000)
    });
    assert_eq!(by_intent.count(), 20, "each message once");
}

#[tokio::test]
async fn a_member_can_only_write_on_lines_and_to_guests_of_the_organization() {
    let world = World::new().await;
    let anna = world.anna();
    let mut submission = Submission {
        id: IntentId(Uuid::from_u128(1)),
        pair: anna.pair().await,
        intent: Intent::CancelHeld {
            message: MessageId(Uuid::from_u128(9)),
        },
    };
    submission.pair.guest.0 = Uuid::from_u128(77);
    assert_eq!(anna.post(&submission).await.status(), 404, "no such guest");
    submission.pair = anna.pair().await;
    submission.pair.line.0 = Uuid::from_u128(77);
    assert_eq!(anna.post(&submission).await.status(), 404, "no such line");
}

#[tokio::test]
async fn text_longer_than_the_provider_takes_is_refused_before_anything_is_recorded() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let before = anna.feed().await.len();
    let submission = Submission {
        id: IntentId(Uuid::from_u128(1)),
        pair: anna.pair().await,
        intent: Intent::Send {
            conversation,
            drafted_in: conversation,
            message: MessageId(Uuid::from_u128(9)),
            content: Content::Text {
                text: "é".repeat(1_601),
            },
        },
    };
    let answer: Answer = anna.post(&submission).await.json().await.unwrap();
    let refusal = engine::Refusal::TextTooLong {
        limit: 1_600,
        length: 1_601,
    };
    assert_eq!(answer, Answer::Refused { refusal }, "with the numbers");
    assert_eq!(anna.feed().await.len(), before, "nothing happened");
}

#[tokio::test]
async fn two_hubs_on_one_database_leave_one_log_and_send_each_message_once() {
    let world = World::new().await;
    let first = world.anna();
    let conversation = first.agreed(&world, 100).await;
    let second = world.another_hub().await;
    let at_second = world.anna_at(&second);
    let pair = first.pair().await;
    let submission = |number: u128| Submission {
        id: IntentId(Uuid::from_u128(1_000 + number)),
        pair,
        intent: Intent::Send {
            conversation,
            drafted_in: conversation,
            message: MessageId(Uuid::from_u128(2_000 + number)),
            content: Content::Text {
                text: format!("Message {number}"),
            },
        },
    };
    let submissions: Vec<Submission> = (0..10).map(submission).collect();
    let both = submissions
        .iter()
        .flat_map(|submission| [first.post(submission), at_second.post(submission)]);
    let answers = join_all(both).await;
    assert!(
        answers.iter().all(|answer| answer.status() == 200),
        "all are answered"
    );
    // It finishes what it has begun; the first does the rest.
    second.stop().await.unwrap();
    world.pass(60).await;

    let rows = first.feed().await;
    let versions: Vec<u64> = rows.iter().map(|row| row.recorded.version).collect();
    assert_eq!(
        versions,
        (1..=versions.len() as u64).collect::<Vec<_>>(),
        "no gap, no repetition"
    );
    for number in 0..10 {
        assert_eq!(
            world.bodies(&format!("Message {number}")),
            1,
            "message {number} once"
        );
    }
}
