//! Accounts the provider refuses.

use engine::{Event, FailureKind, Standing};
use simulator::{Fault, Trouble};
use wire::api::StreamEvent;

use crate::support::World;

async fn account_refused(anna: &crate::support::Desk) -> bool {
    let me: wire::api::Me = anna.get("/v1/me").await.json().await.unwrap();
    me.lines[0].account_refused
}

#[tokio::test]
async fn refused_credentials_stop_sending_are_told_and_lose_nothing() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let refused = Fault::next(Trouble::CredentialsRefused).always();
    world.simulator.arm(refused);
    let first = anna.write(conversation, 200, "First").await;
    world.pass(1).await;
    assert_eq!(anna.standing(first).await, Standing::Queued, "it waits");
    assert!(
        account_refused(&anna).await,
        "everyone with the line is told"
    );

    let second = anna.write(conversation, 300, "Second").await;
    let events = anna.feed().await.len();
    world.pass(30).await;
    assert_eq!(anna.standing(second).await, Standing::Queued, "so does it");
    assert_eq!(anna.feed().await.len(), events, "without being tried");

    world.simulator.clear_faults();
    world.leap(60).await;
    world.pass(5).await;
    for message in [first, second] {
        let standing = anna.standing(message).await;
        assert_eq!(standing, Standing::Delivered, "by itself");
    }
    assert!(!account_refused(&anna).await, "and nobody is told any more");
    let sent: Vec<_> = world.simulator.messages();
    let bodies = sent.iter().map(|message| message.body.as_str());
    let ours: Vec<_> = bodies
        .filter(|body| ["First", "Second"].contains(body))
        .collect();
    assert_eq!(ours, ["First", "Second"], "each once, in order");
}

#[tokio::test]
async fn an_account_that_may_read_but_not_send_fails_the_message_in_the_end() {
    let world = World::with(|config| config.retries.sends = 3).await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let refused = Fault::next(Trouble::CreateFails { status: 401 }).always();
    world.simulator.arm(refused);
    let mut stream = anna.stream().await;
    let message = anna.write(conversation, 200, "Not allowed").await;
    world.pass(60).await;
    let Standing::Failed { failure } = anna.standing(message).await else {
        panic!("it is told")
    };
    assert_eq!(failure.kind, FailureKind::Account, "what to put right");
    let started =
        anna.events().await.into_iter().filter(
            |event| matches!(event, Event::SendStarted { message: of, .. } if *of == message),
        );
    assert_eq!(started.count(), 3, "and not tried for ever");

    let end = anna.feed().await.iter().map(|row| row.seq).max().unwrap();
    let mut told = 0;
    loop {
        match stream.next().await.unwrap() {
            StreamEvent::Directory { .. } => told += 1,
            StreamEvent::Feed { last, .. } if last == end => break,
            StreamEvent::Feed { .. } | StreamEvent::Presence { .. } => {}
            StreamEvent::Overflow { .. } => panic!("something was missed"),
        }
    }
    assert_eq!(told, 1, "desks are told once, not at each try");
    assert!(account_refused(&anna).await, "and it is still so");
    world.leap(600).await;
    world.pass(5).await;
    assert!(
        !account_refused(&anna).await,
        "until nothing is refused any more"
    );
}
