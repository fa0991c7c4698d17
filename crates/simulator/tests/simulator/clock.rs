//! The clock that can be moved.

use std::time::Duration;

use simulator::{Act, Clock, Config, Guest, Manner, When};

use crate::support::{Business, HOUR_MS, MARIA, START_MS};

#[tokio::test]
async fn a_sleeper_wakes_when_the_clock_is_moved_to_its_time() {
    let clock = Clock::manual(START_MS);
    let moved = clock.clone();
    let mut sleeper = Box::pin(clock.sleep_until(START_MS + 10));
    let early = futures_now(&mut sleeper).await;
    assert!(!early, "time stands still");
    moved.advance(9);
    assert!(!futures_now(&mut sleeper).await, "a millisecond is missing");
    moved.advance(1);
    assert!(futures_now(&mut sleeper).await, "now");
}

/// Whether a future is done without waiting for anything.
async fn futures_now(future: &mut (impl Future<Output = ()> + Unpin)) -> bool {
    tokio::select! {
        biased;
        () = future => true,
        () = std::future::ready(()) => false,
    }
}

#[tokio::test]
async fn a_wall_clock_can_be_moved_and_still_runs() {
    let clock = Clock::wall();
    let before = clock.now_ms();
    clock.advance(HOUR_MS);
    assert!(
        clock.now_ms() >= before + i64::try_from(HOUR_MS).unwrap(),
        "an hour on"
    );
    let soon = clock.sleep_until(clock.now_ms() + 5);
    let woke = tokio::time::timeout(Duration::from_secs(30), soon).await;
    assert!(woke.is_ok(), "time passes by itself");
}

#[tokio::test]
async fn a_jump_makes_everything_happen_in_the_order_of_its_time() {
    let manner =
        Manner::silent()
            .reading()
            .on(When::Told, 30_000, Act::Write("First answer".to_owned()));
    let mut config = Config::manual(START_MS);
    config.guests = vec![Guest::new("maria", "Maria Santos", MARIA).with_manner(manner)];
    let business = Business::with(config).await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let first = business.text(MARIA, "One").await.sid();
    business.simulator.advance(24 * HOUR_MS).await;

    let statuses = business.statuses(&first);
    assert_eq!(
        statuses,
        ["sending", "sent", "delivered", "read"],
        "in order"
    );
    let last = business.hooks().pop().unwrap();
    assert_eq!(last.get("Body"), Some("First answer"), "the answer last");
    let sid = last.get("MessageSid").unwrap().to_owned();
    let answered = business.simulator.message(&sid).unwrap();
    assert_eq!(
        answered.created_ms,
        START_MS + 30_800,
        "at its own time, not at the jump's"
    );
}

#[tokio::test]
async fn the_clock_may_be_moved_by_whoever_holds_it() {
    let config = Config::manual(START_MS);
    let clock = config.clock.clone();
    let business = Business::with(config).await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let sid = business.text(MARIA, "One").await.sid();
    clock.advance(10_000);
    business.simulator.settled().await;
    assert_eq!(business.statuses(&sid).len(), 3, "the simulator follows");
}
