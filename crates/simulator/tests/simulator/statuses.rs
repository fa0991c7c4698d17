//! Statuses rise over time, each announced by a signed webhook.

use crate::support::{Business, MARIA, START_MS};
use simulator::{Act, Config, Guest, Manner, When, signature};

#[tokio::test]
async fn a_message_goes_from_queued_to_delivered_as_time_passes() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();

    let answer = business.text(MARIA, "Good morning").await;
    assert_eq!(answer.status, 201, "it is accepted");
    assert_eq!(answer.body["status"], "queued", "it begins queued");
    let sid = answer.sid();
    assert!(
        business.statuses(&sid).is_empty(),
        "no webhook announces the first status"
    );

    business.simulator.advance(60).await;
    assert_eq!(
        business.statuses(&sid),
        ["sending"],
        "time brings one status"
    );
    business.simulator.advance(10_000).await;
    assert_eq!(
        business.statuses(&sid),
        ["sending", "sent", "delivered"],
        "then the others"
    );
}

#[tokio::test]
async fn a_guest_with_receipts_reads_after_delivery() {
    let manner = Manner::silent().reading();
    let guest = Guest::new("maria", "Maria Santos", MARIA).with_manner(manner);
    let mut config = Config::manual(START_MS);
    config.guests = vec![guest];
    let business = Business::with(config).await;
    business.simulator.guest("maria").write("Hello").unwrap();

    let sid = business.text(MARIA, "Good morning").await.sid();
    business.simulator.advance(60_000).await;

    let expected = ["sending", "sent", "delivered", "read"];
    assert_eq!(business.statuses(&sid), expected, "in this order");
}

#[tokio::test]
async fn every_webhook_is_signed_over_its_full_address_and_its_form() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business.text(MARIA, "Good morning").await;
    business.simulator.advance(10_000).await;

    let hooks = business.hooks();
    assert_eq!(
        hooks.len(),
        4,
        "one message came in, three statuses were told"
    );
    for hook in hooks {
        let url = format!("{}{}", business.origin, hook.path);
        let expected = signature(business.simulator.auth_token(), &url, &hook.form);
        assert_eq!(hook.signature, expected, "the signature covers {url}");
        assert!(!hook.token.is_empty(), "each delivery has a token");
    }
}

#[tokio::test]
async fn a_guest_who_accepts_presses_the_first_button() {
    let manner = Manner::silent().on(When::Asked, 2_000, Act::PressFirst);
    let mut config = Config::manual(START_MS);
    config.guests = vec![Guest::new("maria", "Maria Santos", MARIA).with_manner(manner)];
    let business = Business::with(config).await;
    let template = business.template().await;

    let asked = business.ask(MARIA, &template, r#"{"1":"Northwind"}"#).await;
    business.simulator.advance(60_000).await;

    assert_eq!(
        business.received(),
        ["Yes, I agree"],
        "the label is the text"
    );
    let hooks = business.hooks();
    let pressed = hooks
        .iter()
        .find(|hook| hook.get("ButtonPayload").is_some())
        .unwrap();
    assert_eq!(
        pressed.get("ButtonPayload"),
        Some("optin_yes"),
        "the payload comes back"
    );
    let quoted = pressed.get("OriginalRepliedMessageSid");
    assert_eq!(quoted, Some(asked.sid().as_str()), "and names the message");
    assert_eq!(
        pressed.get("From"),
        Some("whatsapp:+14155550142"),
        "from the guest"
    );
}
