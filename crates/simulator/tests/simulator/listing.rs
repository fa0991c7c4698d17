//! Listing messages: newest first, filtered, in pages.

use serde_json::Value;
use simulator::{Config, Guest};

use crate::support::{Business, HOUR_MS, MARIA, START_MS};

const SAM: &str = "+14155550163";

async fn with_two_guests() -> Business {
    let mut config = Config::manual(START_MS);
    config.guests = vec![
        Guest::new("maria", "Maria Santos", MARIA),
        Guest::new("sam", "Sam Whitfield", SAM),
    ];
    Business::with(config).await
}

async fn listed(business: &Business, query: &str) -> Vec<String> {
    let account = business.simulator.account_sid();
    let path = format!("/2010-04-01/Accounts/{account}/Messages.json?{query}");
    texts(&business.get(&path).await.body)
}

fn texts(page: &Value) -> Vec<String> {
    let messages = page["messages"].as_array().unwrap().iter();
    messages
        .map(|message| message["body"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_newest_message_comes_first_even_within_one_millisecond() {
    let business = Business::open().await;
    for text in ["one", "two", "three"] {
        business.text(MARIA, text).await;
    }
    assert_eq!(
        listed(&business, "").await,
        ["three", "two", "one"],
        "newest first"
    );
}

#[tokio::test]
async fn a_listing_is_narrowed_by_either_end() {
    let business = with_two_guests().await;
    business.text(MARIA, "to Maria").await;
    business.text(SAM, "to Sam").await;
    business.simulator.guest("sam").write("from Sam").unwrap();

    let to_sam = listed(&business, "To=whatsapp%3A%2B14155550163").await;
    assert_eq!(to_sam, ["to Sam"], "to one guest");
    let inbound = listed(&business, "To=whatsapp%3A%2B14155550100").await;
    assert_eq!(inbound, ["from Sam"], "all that came in");
    let both = "From=whatsapp%3A%2B14155550100&To=whatsapp%3A%2B14155550142";
    assert_eq!(listed(&business, both).await, ["to Maria"], "between two");
}

#[tokio::test]
async fn a_listing_is_narrowed_by_the_time_of_sending() {
    let business = Business::open().await;
    let maria = business.simulator.guest("maria");
    maria.write("at 14:13").unwrap();
    business.simulator.advance(24 * HOUR_MS).await;
    maria.write("a day later").unwrap();

    for (query, expected) in [
        ("DateSent%3E=2026-09-22", vec!["a day later"]),
        ("DateSent>=2026-09-22", vec!["a day later"]),
        (
            "DateSent%3E=2026-09-21T14%3A00%3A00Z",
            vec!["a day later", "at 14:13"],
        ),
        ("DateSent%3C=2026-09-22", vec!["at 14:13"]),
        ("DateSent=2026-09-21", vec!["at 14:13"]),
        ("DateSent=2026-09-20", vec![]),
    ] {
        assert_eq!(listed(&business, query).await, expected, "{query}");
    }
    let account = business.simulator.account_sid();
    let path = format!("/2010-04-01/Accounts/{account}/Messages.json?DateSent=soon");
    assert_eq!(
        business.get(&path).await.status,
        400,
        "what is no date is refused"
    );
}

#[tokio::test]
async fn following_the_pages_shows_each_message_once_while_new_ones_arrive() {
    let business = Business::open().await;
    let maria = business.simulator.guest("maria");
    for text in ["1", "2", "3", "4", "5"] {
        maria.write(text).unwrap();
    }
    let account = business.simulator.account_sid();
    let mut next = Some(format!(
        "/2010-04-01/Accounts/{account}/Messages.json?PageSize=2"
    ));
    let mut seen = Vec::new();
    let mut pages = 0;
    while let Some(path) = next {
        let page = business.get(&path).await.body;
        assert_eq!(page["page"], pages, "pages are counted");
        assert_eq!(page["page_size"], 2, "of the size asked for");
        seen.extend(texts(&page));
        pages += 1;
        maria.write("meanwhile").unwrap();
        next = page["next_page_uri"].as_str().map(ToOwned::to_owned);
    }
    assert_eq!(seen, ["5", "4", "3", "2", "1"], "each once");
    assert_eq!(pages, 3, "in three pages");
}

#[tokio::test]
async fn the_pages_keep_the_filter() {
    let business = with_two_guests().await;
    for place in 0..3 {
        business.text(MARIA, &format!("Maria {place}")).await;
        business.text(SAM, &format!("Sam {place}")).await;
    }
    let account = business.simulator.account_sid();
    let query = "To=whatsapp%3A%2B14155550163&PageSize=2";
    let path = format!("/2010-04-01/Accounts/{account}/Messages.json?{query}");
    let first = business.get(&path).await.body;
    let second = business
        .get(first["next_page_uri"].as_str().unwrap())
        .await
        .body;
    assert_eq!(texts(&first), ["Sam 2", "Sam 1"], "the first page");
    assert_eq!(texts(&second), ["Sam 0"], "the second");
    assert_eq!(second["next_page_uri"], Value::Null, "the last");
}
