//! The main walk: a request, consent, messages both ways, the window and what is held.

use engine::{Consent, Content, Event, Standing};

use crate::support::World;

#[tokio::test]
async fn c1_c3_a_request_goes_out_as_a_template_and_a_pressed_button_grants() {
    let world = World::new().await;
    let anna = world.anna();
    let (conversation, request) = anna.start(100).await;
    world.pass(2).await;
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

#[tokio::test]
async fn c6_a_request_nobody_answers_is_unanswered_after_its_time() {
    let world = World::new().await;
    let anna = world.anna();
    let (conversation, _) = anna.start(100).await;
    world.leap(24 * 3_600 - 60).await;
    assert!(
        matches!(anna.consent(conversation).await, Consent::Requested { .. }),
        "a minute before"
    );
    world.leap(60).await;
    assert!(
        matches!(anna.consent(conversation).await, Consent::Unanswered { .. }),
        "after 24 hours"
    );
}

#[tokio::test]
async fn c2_a_guest_who_is_not_on_whatsapp_is_unreachable() {
    let world = World::new().await;
    world
        .simulator
        .guest("maria")
        .set_on_whatsapp(false)
        .unwrap();
    let anna = world.anna();
    let (conversation, _) = anna.start(100).await;
    world.pass(3).await;
    assert_eq!(
        anna.consent(conversation).await,
        Consent::Unreachable { code: 63_024 },
        "with the provider's code"
    );
}

#[tokio::test]
async fn t2_a_quoting_guest_answers_in_the_conversation_they_quote() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    anna.write(conversation, 200, "From Anna").await;
    world.pass(2).await;
    let quoted = world.simulator.guest("maria").latest().unwrap();
    let ben = world.ben();
    ben.save_maria(50).await;
    world.leap(25 * 3_600).await;
    ben.start(300).await;
    world.pass(2).await;

    world
        .simulator
        .guest("maria")
        .quote(&quoted.sid, "About this")
        .unwrap();
    world.pass(2).await;
    let received = |event: &Event| matches!(event, Event::MessageReceived { content, .. } if content.text() == "About this");
    assert!(
        anna.events().await.iter().any(received),
        "Anna's was quoted"
    );
    assert!(
        !ben.events().await.iter().any(received),
        "Ben's is newer, but wasn't"
    );
}

#[tokio::test]
async fn w5_xl9_held_messages_go_in_order_one_after_another() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world.leap(25 * 3_600).await;
    for number in 1..=4 {
        anna.write(conversation, 200 + number * 10, &format!("Held {number}"))
            .await;
    }
    world.simulator.guest("maria").write("Back again").unwrap();
    world.settle().await;
    assert_eq!(world.bodies("Held 2"), 0, "the second waits for the first");
    world.pass(30).await;
    let thread = world.simulator.messages();
    let mut held: Vec<_> = thread
        .iter()
        .filter(|message| message.body.starts_with("Held"))
        .collect();
    held.sort_by_key(|message| (message.created_ms, message.number));
    let bodies: Vec<&str> = held.iter().map(|message| message.body.as_str()).collect();
    assert_eq!(
        bodies,
        ["Held 1", "Held 2", "Held 3", "Held 4"],
        "in their order"
    );
}
