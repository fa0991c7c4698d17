//! Where the hub's patience ends: with lists that don't, with a provider that names a time far away, with one whose lists
//! can't be read.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::{Json, Router};
use engine::{Span, Standing};
use hub::{Hub, TwilioAccount};
use serde_json::json;
use simulator::{Fault, Trouble};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::support::{World, furnish, hub_config};

/// A provider each of whose pages names another; its address and how often it was asked.
async fn without_end(account: &str) -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let (count, next) = (
        Arc::clone(&asked),
        format!("/2010-04-01/Accounts/{account}/Messages.json?Page=1"),
    );
    let page = async move || {
        count.fetch_add(1, Ordering::Relaxed);
        Json(json!({ "messages": [], "next_page_uri": next }))
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let routes = Router::new().fallback(page);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (url, asked)
}

#[tokio::test]
async fn a_list_without_an_end_is_given_up_and_asked_for_again_rather_than_taken_for_whole() {
    let world = World::new().await;
    let (account, token) = (world.simulator.account_sid(), world.simulator.auth_token());
    let (url, asked) = without_end(account).await;
    let folder = TempDir::new().unwrap();
    let mut config = hub_config(&world.simulator, &world.clock, &folder);
    config.accounts = vec![TwilioAccount::new(account, token).at(&url)];
    let opened = Hub::open(config).await.unwrap();
    furnish(&opened.directory(), account).await;
    let hub = opened.start().await.unwrap();
    let lists = async || {
        hub.settled().await.unwrap();
        asked.load(Ordering::Relaxed)
    };
    let once = lists().await;
    assert!((50..=60).contains(&once), "the pages of one list: {once}");
    world.clock.advance(3_000);
    let twice = lists().await;
    assert!(
        twice >= 2 * 50,
        "it counts as failed and is asked for soon: {twice}"
    );
}

#[tokio::test]
async fn an_account_whose_lists_cannot_be_read_is_not_silent_for_ever() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let busy = Fault::next(Trouble::CreateTooMany { retry_after_s: 5 });
    world.simulator.arm(busy);
    let message = anna.write(conversation, 200, "At last").await;
    world.pass(1).await;
    let clock = world.clock.clone();
    let world = world
        .down(|simulator| {
            simulator.arm(Fault::next(Trouble::ListFails { status: 503 }).always());
            // The message's turn has come when the hub starts.
            clock.advance(10_000);
        })
        .await;
    world.pass(3).await;
    assert_eq!(
        world.bodies("At last"),
        0,
        "there may be a STOP to be listed"
    );
    world.pass(40).await;
    let standing = world.anna().standing(message).await;
    assert_eq!(standing, Standing::Delivered, "after five looks it went");
    assert!(
        !world.simulator.faults().is_empty(),
        "though none was answered"
    );
}

#[tokio::test]
async fn a_provider_that_names_a_time_years_away_is_asked_again_within_the_hour() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let retry_after_s = u32::MAX;
    let far = Fault::next(Trouble::CreateTooMany { retry_after_s });
    world.simulator.arm(far);
    let message = anna.write(conversation, 200, "Today, please").await;
    world.pass(2).await;
    world
        .leap(Span::hours(1).0.unsigned_abs() / 1_000 - 60)
        .await;
    assert_eq!(anna.standing(message).await, Standing::Queued, "it waits");
    world.leap(60).await;
    world.pass(5).await;
    let standing = anna.standing(message).await;
    assert_eq!(standing, Standing::Delivered, "an hour is the longest");
}
