//! The hub dies between the provider's acceptance and the commit: the guest has the message exactly once.

use engine::{Event, Standing};
use hub::{CrashPoints, Moment};

use crate::support::World;

#[tokio::test]
async fn p1_a_hub_killed_after_acceptance_finds_the_message_again_and_sends_it_once() {
    let points = CrashPoints::at(Moment::AfterAcceptance, 1);
    let mut world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world = world
        .restart_with(|config| config.crash_points = points.clone())
        .await;
    let anna = world.anna();
    let message = anna.write(conversation, 200, "Exactly once").await;
    points.reached().await;
    assert_eq!(world.bodies("Exactly once"), 1, "the provider has it");
    assert_eq!(
        anna.standing(message).await,
        Standing::Started,
        "and the record doesn't know"
    );

    let world = world.restart().await;
    world.settle().await;
    let anna = world.anna();
    assert_eq!(
        anna.standing(message).await,
        Standing::Unknown,
        "said to be unknown, not sent again"
    );
    world.pass(5).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "found in the provider's list"
    );
    assert_eq!(world.bodies("Exactly once"), 1, "the guest has it once");
}

#[tokio::test]
async fn p1_a_status_that_arrives_after_the_crash_resolves_the_message_by_its_address() {
    let points = CrashPoints::at(Moment::AfterAcceptance, 1);
    let mut world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world = world
        .restart_with(|config| config.crash_points = points.clone())
        .await;
    let message = world.anna().write(conversation, 200, "Exactly once").await;
    points.reached().await;
    let world = world
        .restart_with(|config| config.retries.reconcile_after = engine::Span::hours(5))
        .await;
    world.pass(3).await;
    assert_eq!(
        world.anna().standing(message).await,
        Standing::Delivered,
        "the callback named the message"
    );
    assert_eq!(world.bodies("Exactly once"), 1, "the guest has it once");
}

#[tokio::test]
async fn a_hub_killed_before_it_sent_sends_after_the_start() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    // The pair's burst is used up, so the last one waits for its turn when the hub is killed.
    let mut last = anna.write(conversation, 200, "Message 0").await;
    for number in 1..8 {
        last = anna
            .write(
                conversation,
                200 + number * 10,
                &format!("Message {number}"),
            )
            .await;
    }
    world.pass(2).await;
    assert_eq!(anna.standing(last).await, Standing::Queued, "it waits");
    let world = world.restart().await;
    world.pass(40).await;
    assert_eq!(
        world.anna().standing(last).await,
        Standing::Delivered,
        "it went"
    );
    for number in 0..8 {
        assert_eq!(
            world.bodies(&format!("Message {number}")),
            1,
            "message {number} once"
        );
    }
}

#[tokio::test]
async fn xl1_xl11_what_was_posted_while_the_hub_was_down_is_imported_at_the_start() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let world = world
        .down(|simulator| {
            simulator.guest("maria").write("Anyone there?").unwrap();
        })
        .await;
    // The webhook had its time to come.
    world.pass(25).await;
    let anna = world.anna();
    let seen = || async {
        anna.events().await.into_iter().any(|event| {
            matches!(event, Event::MessageReceived { content, conversation: of, .. }
                if content.text() == "Anyone there?" && of == conversation)
        })
    };
    anna.until(seen).await;
    let once = anna.events().await.into_iter().filter(|event| {
        matches!(event, Event::MessageReceived { content, .. } if content.text() == "Anyone there?")
    });
    assert_eq!(once.count(), 1, "it arrived once");
}
