//! The main walk: a request, consent, messages both ways, the window and what is held.

use engine::{Consent, Content, Event, Standing};

use crate::support::World;

#[tokio::test]
async fn c1_c3_a_request_goes_out_as_a_template_and_a_pressed_button_grants() {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();
    let world = World::new().await;
    let anna = world.anna();
    let (conversation, request) = anna.start(100).await;
    world.pass(2).await;
    eprintln!(
        "DBG {:?} {:?} {:#?}",
        world.simulator.messages(),
        world.simulator.alerts(),
        anna.events().await
    );
    let asked = world.simulator.guest("maria").latest().unwrap();
    assert_eq!(asked.buttons.len(), 2, "two buttons: {asked:?}");
    assert_eq!(
        anna.standing(request).await,
        Standing::Delivered,
        "the provider delivered it"
    );
    assert!(
        matches!(anna.consent(conversation).await, Consent::Requested { .. }),
        "no answer yet"
    );

    world
        .simulator
        .guest("maria")
        .press(&asked.sid, &asked.buttons[0].id)
        .unwrap();
    world.pass(2).await;
    assert!(
        matches!(anna.consent(conversation).await, Consent::Granted { .. }),
        "she agreed"
    );
    let latest = world.simulator.guest("maria").latest().unwrap();
    assert!(
        latest.body.contains("connected"),
        "the guest is told: {latest:?}"
    );
}

#[tokio::test]
async fn w4_w5_what_is_written_into_a_lapsed_window_goes_out_when_the_guest_writes() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let first = anna.write(conversation, 200, "Good morning").await;
    world.pass(2).await;
    assert_eq!(
        anna.standing(first).await,
        Standing::Delivered,
        "it went out at once"
    );

    world.leap(25 * 3_600).await;
    let held = anna.write(conversation, 300, "Are you there?").await;
    world.pass(2).await;
    assert!(anna.standing(held).await.is_held(), "held, not failed");
    assert_eq!(
        world.simulator.guest("maria").latest().unwrap().body,
        "Good morning",
        "nothing went out"
    );

    world.simulator.guest("maria").write("Hello again").unwrap();
    world.pass(2).await;
    assert_eq!(anna.standing(held).await, Standing::Delivered, "released");
    let released = anna
        .events()
        .await
        .into_iter()
        .any(|event| matches!(event, Event::HeldReleased { count: 1, .. }));
    assert!(released, "the members are told");
}

#[tokio::test]
async fn w2_a_guests_message_carries_the_providers_time() {
    let world = World::new().await;
    let anna = world.anna();
    let written = world.simulator.guest("maria").write("Hi there").unwrap();
    world.settle().await;
    let state = anna.state().await;
    let message = state.messages.values().find(|message| {
        message.content
            == Content::Text {
                text: "Hi there".to_owned(),
            }
    });
    let provider_at = message.unwrap().provider_at.unwrap();
    assert_eq!(provider_at.0, written.created_ms, "the provider's own time");
}
