//! The feed: each member sees what is theirs, and the facts of the pair.

use engine::{Consent, Content, Event, Intent, IntentId, MessageId};
use uuid::Uuid;
use wire::api::{IdentifierBody, SaveContactBody, Submission};

use crate::support::World;

#[tokio::test]
async fn a_member_sees_nothing_of_a_colleagues_conversation() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    anna.write(conversation, 200, "For Maria").await;
    world.pass(2).await;
    assert!(!anna.feed().await.is_empty(), "Anna has it");
    assert!(world.ben().feed().await.is_empty(), "Ben has nothing");
}

#[tokio::test]
async fn who_opens_a_conversation_later_gets_the_facts_of_the_pair_first() {
    let world = World::new().await;
    world.anna().agreed(&world, 100).await;
    let ben = world.ben();
    ben.save_maria(50).await;
    world.leap(25 * 3_600).await;
    let (conversation, _) = ben.start(300).await;
    world.pass(2).await;

    let state = ben.state().await;
    assert_eq!(
        state.window,
        world.anna().state().await.window,
        "the same window"
    );
    assert_eq!(state.conversations.len(), 1, "only the own conversation");
    let rows = ben.feed().await;
    let opened = rows
        .iter()
        .position(|row| matches!(row.recorded.event, Event::ConversationOpened { .. }))
        .unwrap();
    assert!(opened > 0, "facts of the pair come first");
    let numbers: Vec<u64> = rows.iter().map(|row| row.seq).collect();
    assert_eq!(
        numbers,
        (1..=rows.len() as u64).collect::<Vec<_>>(),
        "numbered without gaps"
    );
    assert!(
        matches!(ben.consent(conversation).await, Consent::Requested { .. }),
        "the own request"
    );

    world.simulator.guest("maria").write("Hello both").unwrap();
    world.pass(2).await;
    assert_eq!(
        ben.state().await.window,
        world.anna().state().await.window,
        "later facts reach both"
    );
}

#[tokio::test]
async fn t2_a_stranger_goes_to_the_lines_default_member_under_the_name_they_give() {
    let world = World::new().await;
    world
        .simulator
        .add_guest(simulator::Guest::without_number(
            "camila",
            "Camila",
            "US.134912086553",
        ))
        .unwrap();
    world.simulator.guest("camila").write("Oi").unwrap();
    world.settle().await;
    let ben = world.ben();
    assert_eq!(
        ben.state().await.messages.len(),
        1,
        "Ben is the default member"
    );
    assert!(world.anna().feed().await.is_empty(), "Anna isn't");
    let contacts = ben.contacts().await.contacts;
    assert_eq!(
        (contacts[0].source.as_str(), contacts[0].name.as_str()),
        ("guest", "Camila"),
        "{contacts:?}"
    );
    assert_eq!(
        contacts[0].identifiers,
        [IdentifierBody::Bsuid("US.134912086553".to_owned())],
        "known by the id alone"
    );
    let conversation = *ben.state().await.conversations.keys().next().unwrap();
    let pair = ben.feed().await[0].pair;
    let reply = Intent::Send {
        conversation,
        drafted_in: conversation,
        message: MessageId(Uuid::from_u128(200)),
        content: Content::Text {
            text: "Olá".to_owned(),
        },
    };
    let submission = Submission {
        id: IntentId(Uuid::from_u128(201)),
        pair,
        intent: reply,
    };
    assert_eq!(ben.post(&submission).await.status(), 200, "Ben answers");
    world.pass(2).await;
    assert_eq!(
        world.simulator.guest("camila").latest().unwrap().body,
        "Olá",
        "reached by the id alone"
    );
}

#[tokio::test]
async fn t2_a_guest_somebody_has_as_a_contact_goes_to_them() {
    let world = World::new().await;
    world.simulator.guest("maria").write("Hello").unwrap();
    world.settle().await;
    assert_eq!(
        world.anna().state().await.messages.len(),
        1,
        "Anna has Maria as a contact"
    );
    assert!(
        world.ben().feed().await.is_empty(),
        "the default member isn't asked"
    );
}

#[tokio::test]
async fn a_brazilian_guest_is_one_guest_in_both_spellings() {
    let world = World::new().await;
    let ben = world.ben();
    let body = SaveContactBody {
        name: "João".to_owned(),
        note: String::new(),
        identifiers: vec![IdentifierBody::Phone("+55 11 98765-4321".to_owned())],
    };
    let path = format!("/v1/contacts/{}", Uuid::from_u128(60));
    ben.request(reqwest::Method::PUT, &path)
        .json(&body)
        .send()
        .await
        .unwrap();
    let saved = ben.contacts().await.contacts[0].guest;

    world
        .simulator
        .add_guest(simulator::Guest::new("joao", "João", "+551187654321"))
        .unwrap();
    world.simulator.guest("joao").write("Bom dia").unwrap();
    world.settle().await;
    let rows = ben.feed().await;
    assert!(
        rows.iter().all(|row| row.pair.guest == saved) && !rows.is_empty(),
        "the saved guest wrote"
    );
    assert_eq!(ben.contacts().await.contacts.len(), 1, "nobody new");
}

#[tokio::test]
async fn the_same_guest_saved_again_is_the_contact_that_is_there() {
    let world = World::new().await;
    let saved: wire::api::SavedContactBody =
        world.anna().save_maria(51).await.json().await.unwrap();
    assert!(saved.existed, "she was there");
    assert_eq!(
        saved.contact.name, "Maria",
        "under the name she was saved with"
    );
}
