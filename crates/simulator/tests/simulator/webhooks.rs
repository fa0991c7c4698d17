//! What webhooks carry, and how often they are tried.

use simulator::{Sender, signature};

use crate::support::{Business, MARIA, SENDER};

#[test]
fn the_signature_is_the_one_of_the_vendors_published_vector() {
    let form = [
        ("CallSid", "CA1234567890ABCDE"),
        ("Digits", "1234"),
        ("From", "+14158675309"),
        ("To", "+18005551212"),
        ("Caller", "+14158675309"),
    ];
    let form = form.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    let signed = signature("12345", url, &form);
    assert_eq!(signed, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", "token 12345");
}

#[test]
fn a_repeated_name_is_signed_with_each_distinct_value_once() {
    let pair = |value: &str| ("Sid".to_owned(), value.to_owned());
    let once = signature("12345", "https://example.com/", &[pair("a"), pair("b")]);
    let twice = signature(
        "12345",
        "https://example.com/",
        &[pair("b"), pair("a"), pair("b")],
    );
    assert_eq!(once, twice, "neither order nor repetition matters");
}

#[tokio::test]
async fn a_guests_message_comes_with_whatsapps_fields() {
    let business = Business::open().await;
    business.text(MARIA, "outside the window").await;
    let written = business
        .simulator
        .guest("maria")
        .write("Hello & bye")
        .unwrap();
    business.simulator.settled().await;

    let hook = business.hooks().pop().unwrap();
    assert_eq!(
        hook.path, "/inbound?tenant=1",
        "at the sender's own address"
    );
    let account = business.simulator.account_sid();
    for (name, value) in [
        ("MessageSid", written.sid.as_str()),
        ("SmsSid", &written.sid),
        ("SmsMessageSid", &written.sid),
        ("AccountSid", account),
        ("From", "whatsapp:+14155550142"),
        ("To", "whatsapp:+14155550100"),
        ("Body", "Hello & bye"),
        ("NumMedia", "0"),
        ("NumSegments", "1"),
        ("SmsStatus", "received"),
        ("ApiVersion", "2010-04-01"),
        ("ProfileName", "Maria Santos"),
        ("WaId", "14155550142"),
        ("MessageType", "text"),
        ("ExternalUserId", "whatsapp:US.14155550142"),
    ] {
        assert_eq!(hook.get(name), Some(value), "{name}");
    }
}

#[tokio::test]
async fn a_quoting_message_names_what_it_answers() {
    let business = Business::open().await;
    let maria = business.simulator.guest("maria");
    maria.write("Hello").unwrap();
    let sid = business.text(MARIA, "When?").await.sid();
    assert!(
        maria.quote(&sid, "Now").is_err(),
        "not before it has arrived"
    );
    business.simulator.advance(5_000).await;
    maria.quote(&sid, "On Thursday").unwrap();
    business.simulator.settled().await;

    let hook = business.hooks().pop().unwrap();
    assert_eq!(
        hook.get("OriginalRepliedMessageSid"),
        Some(sid.as_str()),
        "the quoted one"
    );
    assert_eq!(hook.get("ButtonPayload"), None, "and no button");
}

#[tokio::test]
async fn a_server_error_is_not_tried_again_unless_the_address_says_so() {
    let business = Business::open().await;
    business.answer_next(&[500]);
    business.simulator.guest("maria").write("Lost").unwrap();
    business.simulator.settled().await;
    assert_eq!(business.hooks().len(), 1, "posted once");
    assert_eq!(business.simulator.alerts().len(), 1, "and complained of");
    assert_eq!(
        business.simulator.alerts()[0].error_code,
        11_200,
        "in Twilio's way"
    );

    let patient = format!("{}/inbound#rc=3&rp=5xx", business.origin);
    let sender = Sender::new(SENDER, "Northwind Advisory").inbound(patient);
    business.simulator.register_sender(sender).unwrap();
    business.answer_next(&[503, 502]);
    business.simulator.guest("maria").write("Kept").unwrap();
    business.simulator.settled().await;

    let tries = business.hooks().split_off(1);
    assert_eq!(tries.len(), 3, "until it was taken");
    assert_eq!(tries[0].path, "/inbound", "the fragment stays with Twilio");
    assert!(
        tries.iter().all(|hook| hook.token == tries[0].token),
        "one token for all"
    );
    assert_eq!(business.simulator.alerts().len(), 1, "no further complaint");
}

#[tokio::test]
async fn a_business_that_cannot_be_reached_misses_its_webhook() {
    let business = Business::open().await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/inbound", closed.local_addr().unwrap());
    drop(closed);
    let sender = Sender::new(SENDER, "Northwind Advisory").inbound(url);
    business.simulator.register_sender(sender).unwrap();

    let written = business.simulator.guest("maria").write("Hello?").unwrap();
    business.simulator.settled().await;
    let alert = business.simulator.alerts().pop().unwrap();
    assert_eq!(
        (alert.error_code, alert.sid),
        (11_205, written.sid.clone()),
        "noted"
    );
    assert!(
        business.simulator.message(&written.sid).is_some(),
        "the listing still has it"
    );
}

#[tokio::test]
async fn a_sender_has_a_status_address_for_messages_that_name_none() {
    let business = Business::open().await;
    let status = format!("{}/all-statuses", business.origin);
    let sender = Sender::new(SENDER, "Northwind Advisory").status(status);
    business.simulator.register_sender(sender).unwrap();
    let form = [
        ("To", "whatsapp:+14155550142"),
        ("From", "whatsapp:+14155550100"),
        ("Body", "Good morning"),
    ];
    business.post(&form).await.unwrap();
    business.simulator.advance(10_000).await;
    let hook = business.hooks().pop().unwrap();
    assert_eq!(hook.path, "/all-statuses", "the sender's own");
    assert_eq!(hook.get("MessageStatus"), Some("failed"), "with the status");
}
