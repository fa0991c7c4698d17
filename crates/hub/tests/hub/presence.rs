//! Who looks on and who types: told at once to the others who are in it, and to nobody else (xA3, P7).

use engine::{ConversationId, Intent};
use reqwest::Method;
use wire::api::{Presence, PresenceBody, StreamEvent};

use crate::members::adds;
use crate::support::{Desk, World};

/// Says it, and gives the status of the answer.
async fn says(desk: &Desk, pair: engine::Pair, id: ConversationId, state: Presence) -> u16 {
    let body = PresenceBody { pair, state };
    let path = format!("/v1/conversations/{id}/presence");
    let request = desk.request(Method::POST, &path).json(&body);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn xa3_the_others_in_a_conversation_see_who_types_and_for_how_long() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    let pair = anna.pair().await;
    adds(&anna, 300, conversation, World::BEN).await;
    world.pass(8).await;
    let known = ben.feed().await.len();
    let mut stream = ben.stream().await;
    let first = stream.next().await;
    assert!(matches!(first, Some(StreamEvent::Feed { .. })), "{first:?}");
    assert_eq!(
        says(&anna, pair, conversation, Presence::Typing).await,
        204,
        "told"
    );
    let typing = StreamEvent::Presence {
        conversation,
        member: World::ANNA,
        state: Presence::Typing,
        until: world.now() + engine::Span::seconds(10),
    };
    assert_eq!(stream.next().await, Some(typing), "at once");
    assert_eq!(ben.feed().await.len(), known, "it is no part of the record");
}

#[tokio::test]
async fn xa3_nobody_outside_tells_or_is_told() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    let pair = anna.pair().await;
    assert_eq!(
        says(&ben, pair, conversation, Presence::Reading).await,
        409,
        "not in it"
    );
    adds(&anna, 300, conversation, World::BEN).await;
    assert_eq!(
        says(&ben, pair, conversation, Presence::Reading).await,
        204,
        "in it"
    );
    ben.submit(400, Intent::Leave { conversation }).await;
    world.pass(8).await;
    let mut stream = ben.stream().await;
    let first = stream.next().await;
    assert!(matches!(first, Some(StreamEvent::Feed { .. })), "{first:?}");
    says(&anna, pair, conversation, Presence::Typing).await;
    let directory = world.hub.directory();
    let none = (World::ROOT, World::BEN);
    directory
        .keep_from(none, Vec::new(), Vec::new())
        .await
        .unwrap();
    let next = stream.next().await;
    assert!(
        matches!(next, Some(StreamEvent::Directory { .. })),
        "what comes later, and nothing of her typing: {next:?}"
    );
}
