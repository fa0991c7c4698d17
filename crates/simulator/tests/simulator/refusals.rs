//! Requests Twilio refuses at once, each with its code.

use crate::support::{Business, MARIA, SENDER};

const TO: (&str, &str) = ("To", "whatsapp:+14155550142");
const FROM: (&str, &str) = ("From", "whatsapp:+14155550100");
const BODY: (&str, &str) = ("Body", "Good morning");

async fn refused(form: &[(&str, &str)]) -> (u16, u64) {
    let business = Business::open().await;
    let answer = business.post(form).await.unwrap();
    assert!(
        business.simulator.messages().is_empty(),
        "a refused message is not kept"
    );
    assert_eq!(
        answer.body["status"], answer.status,
        "the body repeats the status"
    );
    assert!(answer.body["message"].is_string(), "the refusal has a text");
    let code = answer.code();
    let more = format!("https://www.twilio.com/docs/errors/{code}");
    assert_eq!(answer.body["more_info"], more, "and an address to read on");
    (answer.status, code)
}

#[tokio::test]
async fn a_message_needs_a_recipient_with_a_number_or_a_user_id() {
    assert_eq!(refused(&[FROM, BODY]).await, (400, 21_604), "no To");
    let bad = ("To", "whatsapp:Maria");
    assert_eq!(refused(&[bad, FROM, BODY]).await, (400, 21_211), "a name");
    let short = ("To", "whatsapp:+1415");
    assert_eq!(
        refused(&[short, FROM, BODY]).await,
        (400, 21_211),
        "too few digits"
    );
}

#[tokio::test]
async fn a_message_needs_a_sender_of_the_account() {
    assert_eq!(refused(&[TO, BODY]).await, (400, 21_603), "no From");
    let foreign = ("From", "whatsapp:+14155550199");
    assert_eq!(
        refused(&[TO, foreign, BODY]).await,
        (400, 63_007),
        "another's number"
    );
    let sms = ("From", SENDER);
    assert_eq!(
        refused(&[TO, sms, BODY]).await,
        (400, 21_606),
        "not a number for SMS"
    );
    let service = ("MessagingServiceSid", "MG00000000000000000000000000000000");
    assert_eq!(
        refused(&[TO, service, BODY]).await,
        (400, 21_701),
        "an unknown service"
    );
}

#[tokio::test]
async fn both_ends_are_on_the_same_channel() {
    let sms = ("To", MARIA);
    assert_eq!(
        refused(&[sms, FROM, BODY]).await,
        (400, 21_910),
        "WhatsApp to SMS"
    );
}

#[tokio::test]
async fn a_text_has_one_to_sixteen_hundred_characters() {
    assert_eq!(refused(&[TO, FROM]).await, (400, 21_619), "no text");
    assert_eq!(
        refused(&[TO, FROM, ("Body", "")]).await,
        (400, 21_619),
        "an empty text"
    );
    let long = "ä".repeat(1_601);
    assert_eq!(
        refused(&[TO, FROM, ("Body", &long)]).await,
        (400, 21_617),
        "too long"
    );

    let business = Business::open().await;
    let most = "ä".repeat(1_600);
    let answer = business.post(&[TO, FROM, ("Body", &most)]).await.unwrap();
    assert_eq!(answer.status, 201, "characters count, not bytes");
}

#[tokio::test]
async fn a_status_callback_is_an_absolute_address_without_underscores_in_its_host() {
    for url in [
        "/status",
        "ftp://example.com/",
        "http://my_host/status",
        "http://",
    ] {
        let form = [TO, FROM, BODY, ("StatusCallback", url)];
        assert_eq!(refused(&form).await, (400, 21_609), "{url}");
    }
}

#[tokio::test]
async fn a_template_is_named_by_an_id_and_its_values_are_json() {
    let bad = ("ContentSid", "opt_in");
    assert_eq!(refused(&[TO, FROM, bad]).await, (400, 21_655), "not an id");
    let good = ("ContentSid", "HX00000000000000000000000000000000");
    let values = ("ContentVariables", "{1: Northwind}");
    assert_eq!(
        refused(&[TO, FROM, good, values]).await,
        (400, 21_656),
        "not JSON"
    );
}

#[tokio::test]
async fn only_the_account_is_served() {
    let business = Business::open().await;
    let request = business.client().post(business.messages_url());
    let nobody = request.form(&[TO, FROM, BODY]).send().await.unwrap();
    assert_eq!(nobody.status(), 401, "no credentials");
    assert!(
        nobody.headers().contains_key("www-authenticate"),
        "a challenge is given"
    );
    let body: serde_json::Value = nobody.json().await.unwrap();
    assert_eq!(body["code"], 20_003, "the code for credentials");

    let account = business.simulator.account_sid();
    for (name, secret) in [(account, "wrong"), ("AC0", business.simulator.auth_token())] {
        let request = business.client().get(business.messages_url());
        let answer = request.basic_auth(name, Some(secret)).send().await.unwrap();
        assert_eq!(answer.status(), 401, "{name} with {secret}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let business = Business::open().await;
    let account = business.simulator.account_sid().to_owned();
    for path in [
        format!("/2010-04-01/Accounts/{account}/Messages/SM0.json"),
        format!("/2010-04-01/Accounts/{account}/Messages"),
        "/2010-04-01/Accounts/AC0/Messages.json".to_owned(),
        "/v1/Content/HX0".to_owned(),
        "/v2/Nothing".to_owned(),
    ] {
        let answer = business.get(&path).await;
        assert_eq!((answer.status, answer.code()), (404, 20_404), "{path}");
    }
}
