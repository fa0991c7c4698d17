//! What the provider never managed to post is found by looking.

use engine::{Consent, ConversationId, MessageId};
use simulator::{Fault, Simulator, Trouble};

use crate::support::World;

fn lost(world: &World) {
    let lost = Fault::next(Trouble::WebhookLost).for_status("received");
    world.simulator.arm(lost);
}

#[tokio::test]
async fn xl11_a_message_that_was_never_posted_is_found_within_minutes_and_is_there_once() {
    let world = World::new().await;
    world.anna().agreed(&world, 100).await;
    lost(&world);
    world.simulator.guest("maria").write("Hello?").unwrap();
    world.pass(1).await;
    assert_eq!(world.anna().heard("Hello?").await, 0, "nobody was told");
    world.leap(300).await;
    assert_eq!(world.anna().heard("Hello?").await, 1, "found");
    for _ in 0..5 {
        world.leap(300).await;
    }
    assert_eq!(
        world.anna().heard("Hello?").await,
        1,
        "later looks find nothing new"
    );
}

#[tokio::test]
async fn xl4_what_was_listed_and_is_posted_late_is_one_message() {
    let world = World::new().await;
    world.anna().agreed(&world, 100).await;
    let late = Fault::next(Trouble::WebhookLate { by_ms: 900_000 }).for_status("received");
    world.simulator.arm(late);
    world.simulator.guest("maria").write("Slow post").unwrap();
    world.leap(320).await;
    assert_eq!(world.anna().heard("Slow post").await, 1, "listed");
    world.leap(900).await;
    assert_eq!(
        world.anna().heard("Slow post").await,
        1,
        "and posted: the same"
    );
}

#[tokio::test]
async fn a_list_that_fails_is_asked_for_again_soon() {
    let world = World::new().await;
    world.anna().agreed(&world, 100).await;
    let fails = Fault::next(Trouble::ListFails { status: 503 }).times(4);
    let world = world
        .down(|simulator| {
            simulator.arm(fails);
            simulator.guest("maria").write("While away").unwrap();
        })
        .await;
    world.settle().await;
    assert_eq!(
        world.anna().heard("While away").await,
        0,
        "not at the first look"
    );
    world.pass(30).await;
    assert_eq!(world.anna().heard("While away").await, 1, "but soon");
    assert!(world.simulator.faults().is_empty(), "after four refusals");
}

#[tokio::test]
async fn a_young_message_is_left_to_be_posted_with_its_button() {
    let world = World::with(|config| {
        config.lookout.every = engine::Span::seconds(10);
        config.lookout.grace = engine::Span::seconds(20);
    })
    .await;
    let anna = world.anna();
    let (conversation, _) = anna.start(100).await;
    world.pass(2).await;
    let late = Fault::next(Trouble::WebhookLate { by_ms: 15_000 }).for_status("received");
    world.simulator.arm(late);
    let maria = world.simulator.guest("maria");
    let asked = maria.latest().unwrap();
    maria.press(&asked.sid, &asked.buttons[0].id).unwrap();
    world.pass(20).await;
    assert_eq!(
        consent_basis(&world, conversation).await,
        engine::Basis::Button,
        "posted"
    );
}

async fn consent_basis(world: &World, conversation: ConversationId) -> engine::Basis {
    let state = world.anna().state().await;
    let conversation = &state.conversations[&conversation];
    assert!(
        matches!(conversation.consent, Consent::Granted { .. }),
        "agreed"
    );
    conversation.evidence[0].basis
}

/// A message waits for its turn, and the guest stops while no hub runs; the turn has come when the hub starts.
async fn stopped_while_away(trouble: impl FnOnce(&Simulator)) -> (World, MessageId) {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let busy = Fault::next(Trouble::CreateTooMany { retry_after_s: 60 });
    world.simulator.arm(busy);
    let message = anna.write(conversation, 200, "Too late").await;
    world.pass(2).await;
    let clock = world.clock.clone();
    let world = world
        .down(|simulator| {
            simulator.guest("maria").write("STOP").unwrap();
            trouble(simulator);
            clock.advance(120_000);
        })
        .await;
    (world, message)
}

async fn never_went(world: &World, message: MessageId) {
    let standing = world.anna().standing(message).await;
    assert!(
        matches!(standing, engine::Standing::Cancelled { .. }),
        "{standing:?}"
    );
    assert_eq!(world.bodies("Too late"), 0, "nothing reached the provider");
}

#[tokio::test]
async fn w5_after_a_time_away_the_provider_is_asked_before_anything_goes_out() {
    let (world, message) = stopped_while_away(|_| {}).await;
    world.settle().await;
    never_went(&world, message).await;
}

#[tokio::test]
async fn c8_a_stop_from_days_before_the_hub_came_back_is_found() {
    let world = World::new().await;
    let conversation = world.anna().agreed(&world, 100).await;
    let clock = world.clock.clone();
    let world = world
        .down(|simulator| {
            simulator.guest("maria").write("STOP").unwrap();
            clock.advance(4 * 24 * 3_600_000);
        })
        .await;
    world.settle().await;
    let consent = world.anna().consent(conversation).await;
    assert!(matches!(consent, Consent::Declined { .. }), "{consent:?}");
}

#[tokio::test]
async fn c3_a_button_whose_webhook_is_on_its_way_at_the_start_keeps_its_payload() {
    let world = World::new().await;
    let (conversation, _) = world.anna().start(100).await;
    world.pass(2).await;
    let world = world
        .down(|simulator| {
            let late = Fault::next(Trouble::WebhookLate { by_ms: 5_000 }).for_status("received");
            simulator.arm(late);
            let maria = simulator.guest("maria");
            let asked = maria.latest().unwrap();
            maria.press(&asked.sid, &asked.buttons[0].id).unwrap();
        })
        .await;
    world.settle().await;
    let consent = world.anna().consent(conversation).await;
    assert!(
        matches!(consent, Consent::Requested { .. }),
        "listed, not read yet"
    );
    world.pass(8).await;
    assert_eq!(
        consent_basis(&world, conversation).await,
        engine::Basis::Button,
        "the webhook tells more"
    );
}

#[tokio::test]
async fn w5_a_list_that_fails_at_the_start_lets_nothing_out_before_the_next() {
    let fails = Fault::next(Trouble::ListFails { status: 503 }).times(2);
    let (world, message) = stopped_while_away(|simulator| simulator.arm(fails)).await;
    world.pass(30).await;
    never_went(&world, message).await;
}
