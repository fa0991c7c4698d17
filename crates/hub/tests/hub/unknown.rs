//! A message of which nobody knows whether the provider took it.

use engine::Standing;
use simulator::{Fault, Trouble};

use crate::support::World;

#[tokio::test]
async fn p1_a_provider_that_broke_may_have_the_message_so_it_is_never_sent_again_silently() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::CreateFails { status: 500 }));
    let message = anna.write(conversation, 200, "Hello?").await;
    for _ in 0..30 {
        world.leap(3_600).await;
    }
    assert_eq!(anna.standing(message).await, Standing::Unknown, "to check");
    assert_eq!(world.bodies("Hello?"), 0, "the provider took one call only");
}

#[tokio::test]
async fn p1_of_two_messages_with_the_same_words_one_is_found_and_one_stays_to_check() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    for trouble in [Trouble::CutBeforeAcceptance, Trouble::CutAfterAcceptance] {
        world.simulator.arm(Fault::next(trouble));
    }
    let first = anna.write(conversation, 200, "Hello?").await;
    let second = anna.write(conversation, 300, "Hello?").await;
    world.pass(60).await;
    let standings = [anna.standing(first).await, anna.standing(second).await];
    assert_eq!(world.bodies("Hello?"), 1, "the guest has one");
    let unknown = |standing: &&Standing| **standing == Standing::Unknown;
    let count = standings.iter().filter(unknown).count();
    assert_eq!(count, 1, "and we know of one: {standings:?}");
}

#[tokio::test]
async fn p1_a_send_cut_off_after_acceptance_is_found_again_and_never_repeated() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::CutAfterAcceptance));
    let message = anna.write(conversation, 200, "Did you get it?").await;
    world.settle().await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Unknown,
        "nobody knows"
    );
    world.pass(10).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Delivered,
        "the provider was asked"
    );
    assert_eq!(world.bodies("Did you get it?"), 1, "the guest has it once");
}

#[tokio::test]
async fn p1_a_send_cut_off_before_acceptance_stays_unknown_and_is_not_repeated() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world
        .simulator
        .arm(Fault::next(Trouble::CutBeforeAcceptance));
    let message = anna.write(conversation, 200, "Lost?").await;
    world.pass(30).await;
    world.leap(24 * 3_600).await;
    assert_eq!(
        anna.standing(message).await,
        Standing::Unknown,
        "unknown until the member decides"
    );
    assert_eq!(world.bodies("Lost?"), 0, "never sent silently");
}
