//! The provider in trouble: slow, away, cut off, silent.

use engine::{FailureKind, HeldReason, Standing};
use simulator::{Fault, Trouble};

use crate::support::World;

#[tokio::test]
async fn a_provider_that_is_down_or_busy_is_asked_again_and_gets_the_message_once() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    for (number, trouble) in [
        (200, Trouble::CreateFails { status: 503 }),
        (300, Trouble::CreateTooMany { retry_after_s: 3 }),
    ] {
        world.simulator.arm(Fault::next(trouble).times(2));
        let text = format!("Message {number}");
        let message = anna.write(conversation, number, &text).await;
        world.pass(20).await;
        assert_eq!(
            anna.standing(message).await,
            Standing::Delivered,
            "{trouble:?}"
        );
        assert_eq!(world.bodies(&text), 1, "{trouble:?}");
    }
}

#[tokio::test]
async fn a_retry_waits_as_long_as_the_provider_says() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::CreateTooMany { retry_after_s: 30 }));
    let message = anna.write(conversation, 200, "Patience").await;
    world.pass(28).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Queued,
        "not before its time"
    );
    world.pass(4).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "and then"
    );
}

#[tokio::test]
async fn c8_a_stop_while_a_message_waits_for_another_try_cancels_it() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::CreateTooMany { retry_after_s: 30 }));
    let message = anna.write(conversation, 200, "Too late").await;
    world.pass(5).await;
    world.simulator.guest("maria").write("STOP").unwrap();
    world.pass(60).await;
    let standing = anna.standing(message).await;
    assert!(
        matches!(standing, Standing::Cancelled { .. }),
        "{standing:?}"
    );
    assert_eq!(world.bodies("Too late"), 0, "nothing reached the provider");
}

#[tokio::test]
async fn a_provider_that_stays_away_fails_the_message_in_the_end() {
    let world = World::with(|config| config.retries.sends = 3).await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::CreateFails { status: 503 }).always());
    let message = anna.write(conversation, 200, "Hello?").await;
    world.pass(20).await;
    let Standing::Failed { failure } = anna.standing(message).await else {
        panic!("it failed")
    };
    assert_eq!(failure.kind, FailureKind::ProviderAway, "{failure:?}");
}

#[tokio::test]
async fn a_lost_status_is_asked_for() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::WebhookLost).always());
    let message = anna.write(conversation, 200, "Silence").await;
    world.pass(25).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Accepted,
        "nothing was heard"
    );
    world.pass(10).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "the provider was asked"
    );
}

#[tokio::test]
async fn xl7_repeated_and_reordered_statuses_never_go_down() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::WebhookRepeated { copies: 3 }).always());
    world
        .simulator
        .arm(Fault::next(Trouble::WebhookLate { by_ms: 4_000 }).for_status("sent"));
    let message = anna.write(conversation, 200, "Order").await;
    world.pass(3).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "delivered before sent"
    );
    world.pass(10).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "the late word changes nothing"
    );
}

#[tokio::test]
async fn w6_xw4_what_the_provider_refuses_as_outside_its_window_is_held_again() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::MessageFails { code: 63_016 }).for_text("Late"));
    let message = anna.write(conversation, 200, "Late").await;
    world.pass(5).await;
    let held = Standing::Held {
        reason: HeldReason::ProviderWindow,
    };
    assert_eq!(anna.standing(message).await, held, "held, not failed");
    world.simulator.guest("maria").write("Go on").unwrap();
    world.pass(5).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "released when she wrote"
    );
}

#[tokio::test]
async fn a_template_kept_from_the_guest_as_marketing_fails_with_a_next_step_of_its_own() {
    let world = World::new().await;
    let anna = world.anna();
    world
        .simulator
        .arm(Fault::next(Trouble::MessageFails { code: 63_049 }));
    let (_, request) = anna.start(100).await;
    world.pass(5).await;
    let Standing::Failed { failure } = anna.standing(request).await else {
        panic!("it failed")
    };
    assert_eq!(failure.kind, FailureKind::Marketing, "{failure:?}");
    assert_eq!(failure.code, 63_049, "with the provider's code");
}
