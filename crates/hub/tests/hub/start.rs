//! The beginning of a hub: nobody is answered before it knows whom it serves.

use engine::Event;
use hub::Hub;

use crate::support::{Desk, LINE, World, furnish, hub_config};

#[tokio::test]
async fn what_is_posted_before_the_hub_is_furnished_waits_until_it_is() {
    let mut world = World::new().await;
    let folder = tempfile::TempDir::new().unwrap();
    let config = hub_config(&world.simulator, &world.clock, &folder);
    let opened = Hub::open(config).await.unwrap();
    world
        .simulator
        .move_webhooks(&opened.url().unwrap())
        .unwrap();
    world
        .simulator
        .guest("maria")
        .write("Good morning")
        .unwrap();

    furnish(&opened.directory(), world.simulator.account_sid()).await;
    world.hub = opened.start().await.unwrap();
    world.settle().await;
    let directory = world.hub.directory();
    let token = directory.issue_token(World::ROOT, World::ANNA).await;
    let anna = Desk::new(world.hub.url(), token.unwrap());
    let heard = anna.events().await.into_iter().any(
        |event| matches!(event, Event::MessageReceived { content, .. } if content.text() == "Good morning"),
    );
    assert!(heard, "to {LINE}, which was known by then");
}
