//! The document says what the routes do.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::Value;

use crate::support::World;

fn document() -> Value {
    serde_json::to_value(hub::openapi()).unwrap()
}

#[test]
fn the_document_lists_exactly_the_routes() {
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    let documented: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, methods)| {
            methods
                .as_object()
                .unwrap()
                .keys()
                .map(|method| (method.clone(), path.clone()))
        })
        .collect();
    let routes: BTreeSet<(String, String)> = hub::ROUTES
        .iter()
        .map(|(method, path)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    assert_eq!(documented, routes, "document and routes");
}

#[tokio::test]
async fn every_route_is_there_and_asks_who_it_is() {
    let world = World::new().await;
    for (method, path) in hub::ROUTES {
        let method: Method = method.to_uppercase().parse().unwrap();
        let url = format!(
            "{}{}",
            world.hub.url(),
            path.replace("{id}", &uuid::Uuid::nil().to_string())
        );
        let status = reqwest::Client::new()
            .request(method, &url)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16();
        let wanted = match *path {
            "/health" | "/openapi.json" => 200,
            path if path.starts_with("/webhooks") => 403,
            _ => 401,
        };
        assert_eq!(status, wanted, "{path}");
    }
}

/// Property names of a schema of the document.
fn properties(document: &Value, name: &str) -> BTreeSet<String> {
    let schema = &document["components"]["schemas"][name]["properties"];
    schema
        .as_object()
        .unwrap_or_else(|| panic!("a schema {name}"))
        .keys()
        .cloned()
        .collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

#[tokio::test]
async fn bodies_have_the_properties_the_document_names() {
    let world = World::new().await;
    let anna = world.anna();
    anna.start(100).await;
    let document = document();
    let me: Value = anna.get("/v1/me").await.json().await.unwrap();
    let contacts: Value = anna.get("/v1/contacts").await.json().await.unwrap();
    let feed: Value = anna.get("/v1/feed").await.json().await.unwrap();
    let reports: Value = anna.get("/v1/admin/reports").await.json().await.unwrap();
    let contact = &contacts["contacts"][0];
    let path = format!("/v1/guests/{}/conversations", anna.guest().await);
    let others: Value = world.ben().get(&path).await.json().await.unwrap();
    let other = &others["conversations"][0];
    let row = &feed["rows"][0];
    for (name, value) in [
        ("Me", &me),
        ("Member", &me["members"][0]),
        ("Line", &me["lines"][0]),
        ("Contacts", &contacts),
        ("Contact", contact),
        ("Identifier", &contact["identifiers"][0]),
        ("FeedPage", &feed),
        ("FeedRow", row),
        ("Pair", &row["pair"]),
        ("Recorded", &row["recorded"]),
        ("Reports", &reports),
        ("GuestConversations", &others),
        ("GuestConversation", other),
        ("Named", &other["members"][0]),
    ] {
        assert_eq!(keys(value), properties(&document, name), "{name}: {value}");
    }
}

#[tokio::test]
async fn what_is_malformed_is_told_as_a_problem() {
    let world = World::new().await;
    let anna = world.anna();
    let answer = anna
        .request(Method::POST, "/v1/intents")
        .body("{")
        .header("content-type", "application/json");
    let answer = answer.send().await.unwrap();
    assert_eq!(answer.status(), 400, "malformed");
    let problem: wire::Problem = answer.json().await.unwrap();
    assert!(
        matches!(problem, wire::Problem::Malformed { .. }),
        "{problem:?}"
    );
    assert_eq!(
        anna.get("/v1/feed?after=minus").await.status(),
        400,
        "malformed query"
    );
}
