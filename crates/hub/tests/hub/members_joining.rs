//! A colleague's conversation: asking to join (T3), and taking it over when asked (M4).

use engine::{Event, Intent, MemberId, Refusal, TransferEnd, TransferId};
use hub::NewOrganization;
use serde_json::json;
use uuid::Uuid;
use wire::api::{Answer, GuestConversations};

use crate::members::adds;
use crate::support::{Desk, World};

const OFFER: TransferId = TransferId(Uuid::from_u128(77));

/// Transfers wait an hour for an answer.
async fn asking() -> World {
    let world = World::new().await;
    let node = NewOrganization {
        root: World::ROOT,
        id: World::ROOT,
        parent: None,
        name: "Northwind Advisory".to_owned(),
        connector_on: None,
        policy: Some(json!({ "transferAccept": 3_600_000 })),
    };
    world.hub.directory().save_organization(node).await.unwrap();
    world
}

async fn others(desk: &Desk, path: &str) -> GuestConversations {
    desk.get(path).await.json().await.unwrap()
}

fn offer(conversation: engine::ConversationId, to: MemberId) -> Intent {
    Intent::Transfer {
        conversation,
        transfer: OFFER,
        to,
        note: Some("she is kind".to_owned()),
    }
}

#[tokio::test]
async fn t3_a_colleague_is_told_who_has_the_guest_and_asks_to_join() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    let pair = anna.pair().await;
    let path = format!("/v1/guests/{}/conversations", pair.guest);
    let told = others(&ben, &path).await.conversations;
    let names: Vec<_> = told[0].members.iter().map(|it| it.name.as_str()).collect();
    assert_eq!((told.len(), names), (1, vec!["Anna"]), "who has it");
    assert!(
        others(&anna, &path).await.conversations.is_empty(),
        "her own"
    );
    let ask = Intent::AskToJoin { conversation };
    let answer = ben.submit_of(pair, 300, ask.clone()).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    assert!(others(&ben, &path).await.conversations[0].asked, "asked");
    let refusal = Refusal::AlreadyAsked;
    let again = ben.submit_of(pair, 301, ask).await;
    assert_eq!(again, Answer::Refused { refusal }, "once");
    assert!(ben.feed().await.is_empty(), "he reads nothing yet");
    let member = World::BEN;
    let asked = Event::JoinAsked {
        conversation,
        member,
    };
    assert!(anna.events().await.contains(&asked), "she is told");
    adds(&anna, 400, conversation, World::BEN).await;
    assert!(
        others(&ben, &path).await.conversations.is_empty(),
        "his too"
    );
}

#[tokio::test]
async fn m4_whoever_is_offered_a_conversation_sees_the_offer_alone_until_they_accept() {
    let world = asking().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    let pair = anna.pair().await;
    anna.submit(300, offer(conversation, World::BEN)).await;
    let events = ben.events().await;
    let is_offer = |event: &Event| matches!(event, Event::TransferOffered { .. });
    assert!(
        events.len() == 1 && events.iter().all(is_offer),
        "{events:?}"
    );
    let accept = Intent::AnswerTransfer {
        conversation,
        transfer: OFFER,
        accept: true,
    };
    let answer = ben.submit_of(pair, 400, accept).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    world.pass(8).await;
    let state = ben.state().await;
    let active = state.conversations[&conversation].active_members();
    assert_eq!(active.collect::<Vec<_>>(), [World::BEN], "his");
    assert_eq!(
        state.messages.len(),
        anna.state().await.messages.len() + 1,
        "with all of it, and what Maria is told now"
    );
    let told = world.bodies("Ben will continue this conversation in place of Anna.");
    assert_eq!(told, 1, "the guest is told once");
}

#[tokio::test]
async fn m4_an_offer_nobody_answers_runs_out_also_over_a_restart() {
    let world = asking().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    anna.submit(300, offer(conversation, World::BEN)).await;
    let world = world.restart().await;
    let anna = world.anna();
    world.leap(3_700).await;
    let ended = Event::TransferEnded {
        conversation,
        transfer: OFFER,
        reason: TransferEnd::Expired,
    };
    assert!(anna.events().await.contains(&ended), "it ran out");
    let active = anna.state().await.conversations[&conversation].is_active(World::ANNA);
    assert!(active, "still hers");
}
