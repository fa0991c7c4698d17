//! Webhooks: believed only when signed, kept once, and never in one another's way.

use engine::{Content, Event};

use crate::support::World;
use crate::support::webhook::{form, post};

async fn journal(world: &World) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM journal")
        .fetch_one(&mut world.sql().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_webhook_with_a_bad_signature_is_refused_and_leaves_nothing() {
    let world = World::new().await;
    let form = form(&world, &[("MessageSid", "SM1"), ("Body", "Trust me")]);
    assert_eq!(post(&world, &form, "another token").await, 403, "refused");
    assert_eq!(journal(&world).await, 0, "nothing was kept");
    assert_eq!(
        post(&world, &form, world.simulator.auth_token()).await,
        200,
        "the same, signed"
    );
    assert_eq!(journal(&world).await, 1, "was kept");
}

#[tokio::test]
async fn xl2_xl4_a_repeated_webhook_is_one_row_and_one_message() {
    let world = World::new().await;
    let form = form(
        &world,
        &[
            ("MessageSid", "SM1"),
            ("Body", "Hello"),
            ("MessageType", "text"),
        ],
    );
    for _ in 0..3 {
        assert_eq!(
            post(&world, &form, world.simulator.auth_token()).await,
            200,
            "each is answered"
        );
    }
    assert_eq!(journal(&world).await, 1, "one row");
    world.pass(40).await;
    let received = world
        .anna()
        .events()
        .await
        .into_iter()
        .filter(|event| matches!(event, Event::MessageReceived { .. }));
    assert_eq!(received.count(), 1, "one message");
}

#[tokio::test]
async fn p4_unreadable_and_unknown_messages_block_nothing() {
    let world = World::with(|config| config.retries.lookups = 1).await;
    let token = world.simulator.auth_token();
    let strange = [
        form(&world, &[("Body", "without an id")]),
        vec![
            ("AccountSid", world.simulator.account_sid().to_owned()),
            ("MessageSid", "SM2".to_owned()),
        ],
        form(
            &world,
            &[("MessageSid", "SM3"), ("MessageType", "hologram")],
        ),
        form(
            &world,
            &[
                ("MessageSid", "SM4"),
                ("Body", "Still here"),
                ("Future", "field"),
            ],
        ),
    ];
    for form in &strange {
        assert_eq!(post(&world, form, token).await, 200, "kept: {form:?}");
    }
    world.pass(40).await;
    assert_eq!(journal(&world).await, 4, "all as they came");
    let state = world.anna().state().await;
    let messages = state.messages.values();
    let contents: Vec<Content> = messages.map(|message| message.content.clone()).collect();
    assert!(
        contents.contains(&Content::Placeholder {
            kind: "hologram".to_owned()
        }),
        "{contents:?}"
    );
    assert!(
        contents.contains(&Content::Text {
            text: "Still here".to_owned()
        }),
        "{contents:?}"
    );
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let world = World::new().await;
    let long = "x".repeat(100_000);
    let form = form(&world, &[("MessageSid", "SM1"), ("Body", &long)]);
    assert_eq!(
        post(&world, &form, world.simulator.auth_token()).await,
        413,
        "too large"
    );
    assert_eq!(journal(&world).await, 0, "nothing was kept");
}

#[tokio::test]
async fn a_message_the_provider_cannot_show_takes_its_time_of_receipt() {
    let world = World::new().await;
    // The provider doesn't know this id, so it can't be asked for its time.
    let form = form(&world, &[("MessageSid", "SM404"), ("Body", "When?")]);
    post(&world, &form, world.simulator.auth_token()).await;
    let received_at = world.now();
    world.pass(60).await;
    let state = world.anna().state().await;
    let message = state
        .messages
        .values()
        .find(|message| message.content.text() == "When?")
        .unwrap();
    assert_eq!(
        message.provider_at,
        Some(received_at),
        "bounded questions, then our own time"
    );
}
