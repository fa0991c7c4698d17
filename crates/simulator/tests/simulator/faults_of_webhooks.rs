//! Webhooks lost, repeated, late and out of order on request.

use simulator::{Fault, Trouble};

use crate::support::{Business, MARIA};

#[tokio::test]
async fn a_lost_webhook_never_comes_and_the_message_stands() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::WebhookLost).for_status("received"));
    let maria = business.simulator.guest("maria");
    let lost = maria.write("Lost").unwrap();
    maria.write("Heard").unwrap();
    business.simulator.settled().await;

    assert_eq!(business.received(), ["Heard"], "the second is told");
    assert!(
        business.simulator.message(&lost.sid).is_some(),
        "the first is on record"
    );
}

#[tokio::test]
async fn a_repeated_webhook_keeps_its_token() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::WebhookRepeated { copies: 2 }));
    business.simulator.guest("maria").write("Hello").unwrap();
    business.simulator.settled().await;

    let hooks = business.hooks();
    assert_eq!(
        business.received(),
        ["Hello", "Hello", "Hello"],
        "three times"
    );
    assert!(
        hooks.iter().all(|hook| hook.token == hooks[0].token),
        "one delivery"
    );
}

#[tokio::test]
async fn a_late_webhook_comes_when_its_time_has_come() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let late = Trouble::WebhookLate { by_ms: 60_000 };
    business
        .simulator
        .arm(Fault::next(late).for_status("delivered"));
    let sid = business.text(MARIA, "Good morning").await.sid();

    business.simulator.advance(30_000).await;
    assert_eq!(business.statuses(&sid), ["sending", "sent"], "not yet");
    let status = business.simulator.message(&sid).unwrap().status;
    assert_eq!(status.as_str(), "delivered", "though it has happened");
    business.simulator.advance(40_000).await;
    assert_eq!(
        business.statuses(&sid),
        ["sending", "sent", "delivered"],
        "now"
    );
}

#[tokio::test]
async fn a_reordered_webhook_lets_the_next_one_go_first() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let fault = Fault::next(Trouble::WebhookReordered).for_status("sent");
    business.simulator.arm(fault);
    let sid = business.text(MARIA, "Good morning").await.sid();

    business.simulator.advance(10_000).await;
    let swapped = ["sending", "delivered", "sent"];
    assert_eq!(
        business.statuses(&sid),
        swapped,
        "the two have changed places"
    );
}

#[tokio::test]
async fn a_reordered_webhook_without_a_next_one_comes_after_a_minute() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::WebhookReordered));
    business.simulator.guest("maria").write("Hello").unwrap();
    business.simulator.settled().await;
    assert!(business.received().is_empty(), "it waits for another");
    business.simulator.advance(60_000).await;
    assert_eq!(business.received(), ["Hello"], "not for ever");
}
