//! WhatsApp's own rule: free text only within 24 hours of the guest's last message.

use simulator::{Fault, Trouble, WINDOW_MS};

use crate::support::{Business, HOUR_MS, MARIA};

const WINDOW: u64 = WINDOW_MS.unsigned_abs();

async fn outcome(business: &Business, sid: &str) -> (String, Option<u32>) {
    business.simulator.advance(10_000).await;
    let message = business.simulator.message(sid).unwrap();
    (message.status.as_str().to_owned(), message.error_code)
}

#[tokio::test]
async fn free_text_to_a_guest_who_never_wrote_is_accepted_and_fails_by_status() {
    let business = Business::open().await;
    let answer = business.text(MARIA, "Good morning").await;
    assert_eq!(
        (answer.status, &answer.body["status"]),
        (201, &"queued".into()),
        "accepted"
    );

    let sid = answer.sid();
    let failed = ("failed".to_owned(), Some(63_016));
    assert_eq!(outcome(&business, &sid).await, failed, "it fails later");
    assert_eq!(
        business.statuses(&sid),
        ["sending", "failed"],
        "and says so"
    );
    let last = business.hooks().pop().unwrap();
    assert_eq!(last.get("ErrorCode"), Some("63016"), "with the code");
}

#[tokio::test]
async fn the_window_closes_a_full_day_after_the_guests_last_message() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();

    business.simulator.advance(WINDOW - 1).await;
    let inside = business.text(MARIA, "Still open").await.sid();
    business.simulator.advance(1).await;
    let outside = business.text(MARIA, "Too late").await.sid();

    assert_eq!(
        outcome(&business, &inside).await.0,
        "delivered",
        "a millisecond before"
    );
    assert_eq!(
        outcome(&business, &outside).await.1,
        Some(63_016),
        "at 24 hours"
    );
}

#[tokio::test]
async fn what_the_business_sends_does_not_keep_the_window_open() {
    let business = Business::open().await;
    let template = business.template().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business.simulator.advance(23 * HOUR_MS).await;
    business.text(MARIA, "Free text").await;
    business.ask(MARIA, &template, r#"{"1":"Northwind"}"#).await;
    business.simulator.advance(2 * HOUR_MS).await;

    let sid = business.text(MARIA, "Too late").await.sid();
    assert_eq!(
        outcome(&business, &sid).await.1,
        Some(63_016),
        "25 hours after the guest"
    );
}

#[tokio::test]
async fn each_message_of_the_guest_opens_the_window_anew() {
    let business = Business::open().await;
    let template = business.template().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business.simulator.advance(30 * HOUR_MS).await;
    let asked = business
        .ask(MARIA, &template, r#"{"1":"Northwind"}"#)
        .await
        .sid();
    assert_eq!(
        outcome(&business, &asked).await.0,
        "delivered",
        "a template passes"
    );
    business
        .simulator
        .guest("maria")
        .press(&asked, "optin_yes")
        .unwrap();

    let sid = business.text(MARIA, "Welcome").await.sid();
    assert_eq!(
        outcome(&business, &sid).await.0,
        "delivered",
        "a button counts too"
    );
}

#[tokio::test]
async fn on_request_the_window_is_refused_at_once() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::WindowRefusedAtOnce));

    let answer = business.text(MARIA, "Good morning").await;
    assert_eq!((answer.status, answer.code()), (400, 63_016), "refused");
    assert!(business.simulator.messages().is_empty(), "nothing is kept");
    assert!(
        business.simulator.faults().is_empty(),
        "the fault has had its occasion"
    );
}
