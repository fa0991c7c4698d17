//! Templates: made, approved, filled in, refused.

use serde_json::json;
use simulator::{Config, Verdict};

use crate::support::{Business, MARIA, START_MS};

const VALUES: &str = r#"{"1":"Northwind"}"#;

async fn sent(business: &Business, template: &str, values: &str) -> (String, Option<u32>) {
    let sid = business.ask(MARIA, template, values).await.sid();
    business.simulator.advance(10_000).await;
    let message = business.simulator.message(&sid).unwrap();
    (message.body, message.error_code)
}

async fn approval(business: &Business, template: &str) -> serde_json::Value {
    let answer = business
        .get(&format!("/v1/Content/{template}/ApprovalRequests"))
        .await;
    answer.body["whatsapp"].clone()
}

#[tokio::test]
async fn an_approved_template_reaches_the_guest_with_its_values_and_buttons() {
    let business = Business::open().await;
    let template = business.template().await;
    let (body, code) = sent(&business, &template, VALUES).await;
    assert_eq!(code, None, "it passes without a window");
    assert_eq!(
        body, "Northwind would like to message you. Do you agree?",
        "filled in"
    );

    let shown = business.simulator.guest("maria").latest().unwrap();
    assert!(
        shown.sid.starts_with("MM"),
        "templates have ids of their own kind"
    );
    let payloads: Vec<_> = shown
        .buttons
        .iter()
        .map(|button| button.id.as_str())
        .collect();
    assert_eq!(
        payloads,
        ["optin_yes", "optin_no"],
        "the buttons lie on the phone"
    );
}

#[tokio::test]
async fn an_approval_says_whose_it_is() {
    let business = Business::open().await;
    let template = business.template().await;
    let approval = approval(&business, &template).await;
    assert_eq!(approval["type"], "whatsapp", "as in the vendor's example");
}

#[tokio::test]
async fn a_value_is_not_filled_in_twice() {
    let business = Business::open().await;
    let types = json!({ "twilio/text": { "body": "{{1}} and {{2}} and {{1}}" } });
    let content = json!({ "friendly_name": "pair", "language": "en", "types": types });
    let template = business.post_json("/v1/Content", &content).await.sid();
    business.simulator.guest("maria").write("Hello").unwrap();

    let (body, _) = sent(&business, &template, r#"{"1":"{{2}}","2":"b"}"#).await;
    assert_eq!(body, "{{2}} and b and {{2}}", "a value stays as it is");
}

#[tokio::test]
async fn an_unknown_template_fails_with_63027() {
    let business = Business::open().await;
    let unknown = "HX00000000000000000000000000000000";
    assert_eq!(
        sent(&business, unknown, VALUES).await.1,
        Some(63_027),
        "never made"
    );
}

#[tokio::test]
async fn an_unapproved_template_passes_only_inside_the_window() {
    let business = Business::open().await;
    let template = business.unapproved().await;
    assert_eq!(
        sent(&business, &template, VALUES).await.1,
        Some(63_027),
        "outside"
    );
    business.simulator.guest("maria").write("Hello").unwrap();
    assert_eq!(sent(&business, &template, VALUES).await.1, None, "inside");
}

#[tokio::test]
async fn values_must_match_the_placeholders() {
    let business = Business::open().await;
    let template = business.template().await;
    for values in ["{}", r#"{"1":"a","2":"b"}"#, r#"{"2":"b"}"#] {
        assert_eq!(
            sent(&business, &template, values).await.1,
            Some(63_028),
            "{values}"
        );
    }
}

#[tokio::test]
async fn a_template_that_grows_too_long_fails_with_63021() {
    let business = Business::open().await;
    let template = business.template().await;
    let values = json!({ "1": "x".repeat(1_024) }).to_string();
    assert_eq!(
        sent(&business, &template, &values).await.1,
        Some(63_021),
        "too long"
    );
}

#[tokio::test]
async fn approval_takes_its_time_and_may_be_refused() {
    let mut config = Config::manual(START_MS);
    config.verdict = Verdict::Rejected {
        after_ms: 60_000,
        reason: "INCORRECT_CATEGORY".to_owned(),
    };
    let business = Business::with(config).await;
    let made = business.unapproved().await;
    assert_eq!(
        approval(&business, &made).await["status"],
        "unsubmitted",
        "not asked for"
    );

    let template = business.template().await;
    assert_eq!(
        approval(&business, &template).await["status"],
        "received",
        "asked for"
    );
    business.simulator.advance(60_000).await;
    let verdict = approval(&business, &template).await;
    assert_eq!(verdict["status"], "rejected", "decided");
    assert_eq!(
        verdict["rejection_reason"], "INCORRECT_CATEGORY",
        "with the reason"
    );
    assert_eq!(
        sent(&business, &template, VALUES).await.1,
        Some(63_027),
        "and useless"
    );
}

#[tokio::test]
async fn templates_are_read_listed_in_pages_and_deleted() {
    let business = Business::open().await;
    let first = business.template().await;
    let second = business.unapproved().await;

    let read = business.get(&format!("/v1/Content/{first}")).await;
    assert_eq!(read.body["friendly_name"], "opt_in", "read by id");
    let page = business.get("/v1/Content?PageSize=1").await.body;
    assert_eq!(
        page["contents"].as_array().unwrap().len(),
        1,
        "one to a page"
    );
    assert_eq!(page["meta"]["key"], "contents", "in Twilio's shape");
    assert!(
        page["meta"]["next_page_url"].is_string(),
        "and there is more"
    );

    let url = format!("{}/v1/Content/{second}", business.simulator.base_url());
    let delete = business.as_account(business.client().delete(url));
    assert_eq!(delete.send().await.unwrap().status(), 204, "deleted");
    let page = business.get("/v1/Content").await.body;
    assert_eq!(page["meta"]["next_page_url"], json!(null), "no more");
    assert_eq!(page["contents"].as_array().unwrap().len(), 1, "one is left");
}

#[tokio::test]
async fn malformed_content_is_refused() {
    let business = Business::open().await;
    for types in [
        json!({}),
        json!({ "quick-reply": { "body": "Yes?" } }),
        json!({ "twilio/quick-reply": { "body": "Yes?" } }),
        json!({ "twilio/quick-reply": { "body": "Yes?", "actions": [{ "title": "" }] } }),
        json!({ "twilio/text": { "body": "" } }),
    ] {
        let content = json!({ "friendly_name": "bad", "language": "en", "types": types });
        let answer = business.post_json("/v1/Content", &content).await;
        assert_eq!((answer.status, answer.code()), (400, 20_001), "{content}");
    }
}
