//! The message resource in Twilio's shape.

use serde_json::json;

use crate::support::{Business, MARIA};

#[tokio::test]
async fn an_accepted_message_has_twilios_fields_and_types() {
    let business = Business::open().await;
    let answer = business.text(MARIA, "Good morning").await;
    let sid = answer.sid();
    let account = business.simulator.account_sid();
    let path = format!("/2010-04-01/Accounts/{account}/Messages/{sid}");

    assert_eq!(sid.len(), 34, "an id has 34 characters");
    let expected = json!({
        "account_sid": account,
        "api_version": "2010-04-01",
        "body": "Good morning",
        "date_created": "Mon, 21 Sep 2026 14:13:20 +0000",
        "date_sent": null,
        "date_updated": "Mon, 21 Sep 2026 14:13:20 +0000",
        "direction": "outbound-api",
        "error_code": null,
        "error_message": null,
        "from": "whatsapp:+14155550100",
        "messaging_service_sid": null,
        "num_media": "0",
        "num_segments": "1",
        "price": null,
        "price_unit": null,
        "sid": sid,
        "status": "queued",
        "subresource_uris": { "media": format!("{path}/Media.json") },
        "to": "whatsapp:+14155550142",
        "uri": format!("{path}.json"),
    });
    assert_eq!(answer.body, expected, "no field more or less");
}

#[tokio::test]
async fn reading_a_message_again_shows_where_it_stands() {
    let business = Business::open().await;
    let sid = business.text(MARIA, "Good morning").await.sid();
    business.simulator.advance(10_000).await;

    let account = business.simulator.account_sid();
    let path = format!("/2010-04-01/Accounts/{account}/Messages/{sid}.json");
    let answer = business.get(&path).await;
    assert_eq!(answer.body["status"], "failed", "outside the window");
    assert_eq!(answer.body["error_code"], 63_016, "a number");
    assert!(answer.body["error_message"].is_string(), "with a text");
}

#[tokio::test]
async fn a_guests_message_is_inbound_and_received() {
    let business = Business::open().await;
    let written = business.simulator.guest("maria").write("Hello").unwrap();
    let account = business.simulator.account_sid();
    let path = format!(
        "/2010-04-01/Accounts/{account}/Messages/{}.json",
        written.sid
    );

    let body = business.get(&path).await.body;
    assert_eq!(body["direction"], "inbound", "it came in");
    assert_eq!(body["status"], "received", "in Twilio's word");
    assert_eq!(body["from"], "whatsapp:+14155550142", "from the guest");
    assert_eq!(body["to"], "whatsapp:+14155550100", "to the sender");
    assert!(body["date_sent"].is_string(), "at the provider's time");
}

#[tokio::test]
async fn a_message_can_be_redacted_and_deleted() {
    let business = Business::open().await;
    let sid = business.text(MARIA, "Good morning").await.sid();
    let account = business.simulator.account_sid();
    let base = business.simulator.base_url();
    let url = format!("{base}/2010-04-01/Accounts/{account}/Messages/{sid}.json");

    let redact = business.client().post(&url).form(&[("Body", "")]);
    let answer = business.as_account(redact).send().await.unwrap();
    let body: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(body["body"], "", "the text is gone");

    let delete = business.client().delete(&url);
    let answer = business.as_account(delete).send().await.unwrap();
    assert_eq!(answer.status(), 204, "deleted");
    assert!(
        business.simulator.message(&sid).is_none(),
        "the message is gone"
    );
}
