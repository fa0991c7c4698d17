//! The stream wakes a desk; the feed is the truth.

use engine::Timestamp;
use wire::api::StreamEvent;

use crate::support::World;

#[tokio::test]
async fn a_stream_begins_with_the_feeds_end_and_wakes_when_it_grows() {
    let world = World::new().await;
    let anna = world.anna();
    let mut stream = anna.stream().await;
    assert_eq!(
        stream.next().await,
        Some(StreamEvent::Feed {
            last: 0,
            now: world.now()
        }),
        "where the feed ends"
    );
    anna.start(100).await;
    let Some(StreamEvent::Feed { last, .. }) = stream.next().await else {
        panic!("it wakes")
    };
    assert!(last > 0, "the feed has grown to {last}");
}

#[tokio::test]
async fn a_stream_tells_when_the_clock_was_moved() {
    let world = World::new().await;
    let mut stream = world.anna().stream().await;
    let Some(StreamEvent::Feed { now: before, .. }) = stream.next().await else {
        panic!("the beginning")
    };
    world.simulator.advance(3_600_000).await;
    let now = Timestamp(before.0 + 3_600_000);
    assert_eq!(
        stream.next().await,
        Some(StreamEvent::Feed { last: 0, now }),
        "the hub's new time"
    );
}

#[tokio::test]
async fn a_revoked_session_loses_its_stream_and_everything_else() {
    let world = World::new().await;
    let anna = world.anna();
    let mut stream = anna.stream().await;
    stream.next().await;
    world
        .hub
        .directory()
        .revoke_token(anna.token())
        .await
        .unwrap();
    assert_eq!(stream.next().await, None, "the stream ends");
    let answer = anna.get("/v1/me").await;
    assert_eq!(answer.status(), 401, "and nothing is answered");
    assert_eq!(
        answer.json::<wire::Problem>().await.unwrap(),
        wire::Problem::SignedOut,
        "with the reason"
    );
}

#[tokio::test]
async fn streams_end_when_the_hub_stops() {
    let world = World::new().await;
    let mut stream = world.anna().stream().await;
    stream.next().await;
    world.hub.stop().await.unwrap();
    assert_eq!(stream.next().await, None, "a graceful end");
}
