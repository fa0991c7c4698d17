//! The HTTP surface to act as any guest.

use serde_json::{Value, json};

use crate::support::{Business, MARIA};

async fn call(business: &Business, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
    let url = format!("{}/control{path}", business.simulator.base_url());
    let method = method.parse().unwrap();
    let token = business.simulator.control_token();
    let mut request = business.client().request(method, url).bearer_auth(token);
    if let Some(body) = body {
        request = request.json(&body);
    }
    let answer = request.send().await.unwrap();
    (
        answer.status().as_u16(),
        answer.json().await.unwrap_or_default(),
    )
}

#[tokio::test]
async fn nobody_acts_without_the_control_token() {
    let business = Business::open().await;
    let url = format!("{}/control/guests", business.simulator.base_url());
    let none = business.client().get(&url).send().await.unwrap();
    assert_eq!(none.status(), 401, "no token");
    let account = business.simulator.auth_token();
    let wrong = business
        .client()
        .get(&url)
        .bearer_auth(account)
        .send()
        .await
        .unwrap();
    assert_eq!(wrong.status(), 401, "the account's secret is another");
}

#[tokio::test]
async fn a_guest_sees_the_request_presses_a_button_and_writes() {
    let business = Business::open().await;
    let template = business.template().await;
    business.ask(MARIA, &template, r#"{"1":"Northwind"}"#).await;
    business.simulator.advance(5_000).await;

    let (_, thread) = call(&business, "GET", "/guests/maria", None).await;
    assert_eq!(
        thread["sender"]["name"], "Northwind Advisory",
        "the business profile"
    );
    let asked = &thread["messages"][0];
    assert_eq!(asked["own"], false, "from the business");
    assert_eq!(
        asked["buttons"][1]["title"], "No, thanks",
        "with its buttons"
    );
    assert_eq!(thread["guest"]["unread"], 1, "not read yet");

    let press = json!({ "message": asked["sid"], "button": "optin_yes" });
    let (status, _) = call(&business, "POST", "/guests/maria/presses", Some(press)).await;
    assert_eq!(status, 201, "pressed");
    let text = json!({ "text": "Hello", "quote": asked["sid"] });
    let (status, _) = call(&business, "POST", "/guests/maria/messages", Some(text)).await;
    assert_eq!(status, 201, "written");
    business.simulator.settled().await;

    assert_eq!(
        business.received(),
        ["Yes, I agree", "Hello"],
        "the business has both"
    );
    let (_, thread) = call(&business, "GET", "/guests/maria", None).await;
    assert_eq!(
        thread["messages"][0]["pressed"], "optin_yes",
        "the button stays pressed"
    );
    assert_eq!(
        thread["messages"][2]["quotes"], asked["sid"],
        "the quote is shown"
    );
}

#[tokio::test]
async fn opening_the_phone_reads_what_lies_on_it() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let sid = business.text(MARIA, "Good morning").await.sid();
    business.simulator.advance(5_000).await;
    let (status, _) = call(&business, "POST", "/guests/maria/read", None).await;
    business.simulator.settled().await;
    assert_eq!(status, 204, "read");
    assert_eq!(
        business.statuses(&sid).last().unwrap(),
        "read",
        "and receipted"
    );
}

#[tokio::test]
async fn what_a_guest_cannot_do_is_said() {
    let business = Business::open().await;
    let text = || Some(json!({ "text": "Hello" }));
    let (status, body) = call(&business, "POST", "/guests/nobody/messages", text()).await;
    assert_eq!(
        (status, &body["error"]),
        (404, &"there is no such guest".into()),
        "nobody"
    );

    let blocked = Some(json!({ "blocked": true }));
    let (status, thread) = call(&business, "PATCH", "/guests/maria", blocked).await;
    assert_eq!(
        (status, &thread["guest"]["blocked"]),
        (200, &true.into()),
        "blocked"
    );
    let (status, _) = call(&business, "POST", "/guests/maria/messages", text()).await;
    assert_eq!(status, 409, "a guest who blocked cannot write");
}

#[tokio::test]
async fn the_clock_is_read_and_moved() {
    let business = Business::open().await;
    let (_, before) = call(&business, "GET", "/clock", None).await;
    let day = json!({ "byMs": 86_400_000 });
    let (_, after) = call(&business, "POST", "/clock/advance", Some(day)).await;
    let moved = after["nowMs"].as_i64().unwrap() - before["nowMs"].as_i64().unwrap();
    assert_eq!(moved, 86_400_000, "a day on");
    assert_eq!(
        after["nowMs"],
        business.simulator.clock().now_ms(),
        "the same clock"
    );
}

#[tokio::test]
async fn a_change_wakes_the_one_who_waits_for_it() {
    let business = Business::open().await;
    let (_, guests) = call(&business, "GET", "/guests", None).await;
    let path = format!("/changes?after={}", guests["seq"]);
    let waiting = call(&business, "GET", &path, None);
    let writing = async {
        business.simulator.guest("maria").write("Hello").unwrap();
    };
    let ((_, changes), ()) = tokio::join!(waiting, writing);
    assert_eq!(
        changes["guests"],
        json!(["maria"]),
        "whose phone looks different"
    );
    assert!(
        changes["seq"].as_u64() > guests["seq"].as_u64(),
        "and how far it has come"
    );

    let idle = format!("/changes?after={}&waitMs=1", 1_000_000);
    let (_, all) = call(&business, "GET", &idle, None).await;
    assert_eq!(
        all["guests"],
        json!(["maria"]),
        "a count never reached begins anew"
    );
}

#[tokio::test]
async fn faults_and_senders_are_set_from_outside() {
    let business = Business::open().await;
    let fault = json!({ "trouble": { "createFails": { "status": 500 } }, "times": 2 });
    let (status, _) = call(&business, "POST", "/faults", Some(fault)).await;
    assert_eq!(status, 201, "armed");
    assert_eq!(
        business.text(MARIA, "Hello").await.status,
        500,
        "and at work"
    );
    let (_, left) = call(&business, "GET", "/faults", None).await;
    assert_eq!(left[0]["times"], 1, "one is left");
    call(&business, "DELETE", "/faults", None).await;
    assert_eq!(
        business.text(MARIA, "Hello").await.status,
        201,
        "taken back"
    );

    let sender = json!({ "name": "Second line" });
    let (status, _) = call(&business, "PUT", "/senders/+14155550101", Some(sender)).await;
    assert_eq!(status, 200, "registered");
    let (_, senders) = call(&business, "GET", "/senders", None).await;
    assert_eq!(senders[1]["number"], "+14155550101", "beside the first");
}

#[tokio::test]
async fn a_reset_forgets_messages_and_keeps_the_cast() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business.simulator.settled().await;
    let (status, _) = call(&business, "POST", "/reset", None).await;
    assert_eq!(status, 204, "reset");
    assert!(
        business.simulator.messages().is_empty(),
        "no message is left"
    );
    assert_eq!(business.simulator.guests().len(), 1, "Maria is");
    let sid = business.text(MARIA, "Hello?").await.sid();
    business.simulator.advance(10_000).await;
    let code = business.simulator.message(&sid).unwrap().error_code;
    assert_eq!(code, Some(63_016), "and has never written");
}
