//! W5: what a guest wrote is read before anything more goes to them.

use engine::{CancelReason, Event, Standing};
use simulator::{Fault, Trouble};

use crate::support::World;

#[tokio::test]
async fn w5_nothing_goes_out_while_words_of_the_guest_are_unread() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    // The provider's time of the STOP can't be had for a while.
    let silent = Fault::next(Trouble::ReadFails { status: 500 }).always();
    world.simulator.arm(silent);
    world.simulator.guest("maria").write("STOP").unwrap();
    world.settle().await;
    let message = anna.write(conversation, 200, "Too late").await;
    world.pass(3).await;
    assert_eq!(anna.standing(message).await, Standing::Queued, "it waits");

    world.simulator.clear_faults();
    world.pass(20).await;
    let cancelled = Standing::Cancelled {
        reason: CancelReason::GuestDeclined,
    };
    assert_eq!(anna.standing(message).await, cancelled, "the STOP was read");
    assert_eq!(world.bodies("Too late"), 0, "nothing reached the provider");
}

#[tokio::test]
async fn w5_held_messages_wait_for_the_second_thought_too() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world.leap(25 * 3_600).await;
    for number in 1..=3 {
        anna.write(conversation, 200 + number * 10, "Held").await;
    }
    let maria = world.simulator.guest("maria");
    maria.write("I'm back").unwrap();
    world.settle().await;
    let before = world.bodies("Held");
    let silent = Fault::next(Trouble::ReadFails { status: 500 }).always();
    world.simulator.arm(silent);
    maria.write("STOP").unwrap();
    world.pass(8).await;
    world.simulator.clear_faults();
    world.pass(30).await;
    assert_eq!(world.bodies("Held"), before, "no more after the STOP");
}

#[tokio::test]
async fn xw9_what_was_put_off_goes_out_only_after_the_guests_reply_was_read() {
    for (reply, goes) in [("I found it, thanks", true), ("STOP", false)] {
        let world = World::new().await;
        let anna = world.anna();
        let conversation = anna.agreed(&world, 100).await;
        let busy = Fault::next(Trouble::CreateTooMany { retry_after_s: 30 });
        world.simulator.arm(busy);
        let message = anna.write(conversation, 200, "Did you find it?").await;
        world.pass(25).await;
        // The reply can't be read before the message's turn has come.
        let silent = Fault::next(Trouble::ReadFails { status: 500 }).always();
        world.simulator.arm(silent);
        world.simulator.guest("maria").write(reply).unwrap();
        world.pass(10).await;
        assert_eq!(world.bodies("Did you find it?"), 0, "{reply} is unread");
        world.simulator.clear_faults();
        world.pass(60).await;

        let events = anna.events().await;
        let read = events
            .iter()
            .position(|event| matches!(event, Event::MessageReceived { content, .. } if content.text() == reply));
        let started = events.iter().rposition(
            |event| matches!(event, Event::SendStarted { message: started, .. } if *started == message),
        );
        let (read, started) = (read.expect("the reply was read"), started.unwrap());
        assert_eq!(
            world.bodies("Did you find it?"),
            usize::from(goes),
            "after {reply}"
        );
        assert_eq!(read < started, goes, "after {reply}, read first");
    }
}

#[tokio::test]
async fn words_that_can_be_dated_at_last_let_others_go_again() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let silent = Fault::next(Trouble::ReadFails { status: 500 }).always();
    world.simulator.arm(silent);
    world.simulator.guest("maria").write("One moment").unwrap();
    world.settle().await;
    let message = anna.write(conversation, 200, "Take your time").await;
    world.pass(60).await;
    assert!(
        anna.standing(message).await.rank() >= Standing::Sent.rank(),
        "the wait is bounded"
    );
}
