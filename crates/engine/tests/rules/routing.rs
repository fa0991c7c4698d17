//! To which conversation a guest's message belongs: T2.

use engine::{Event, MemberId, Membership};

use crate::scene::{ANA, BEN, FIRST, SECOND, Scene};

/// Both Ana and Ben have a conversation with the guest, Ben's is the later one.
fn two_conversations() -> Scene {
    let mut scene = Scene::agreed();
    scene.ana_writes("from Ana").carrier_works();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works().hours_pass(1);
    scene.ben_writes("from Ben").carrier_works().hours_pass(1);
    scene
}

#[test]
fn t2_a_quoting_message_goes_to_the_conversation_of_the_quoted_one() {
    let mut scene = two_conversations();
    scene.guest_quotes("from Ana", "about that");
    assert_eq!(scene.message("about that").conversation, FIRST, "Ana's");
    scene.guest_quotes("from Ben", "and about that");
    assert_eq!(
        scene.message("and about that").conversation,
        SECOND,
        "Ben's"
    );
}

#[test]
fn t2_a_message_quoting_the_guests_own_words_goes_with_them() {
    let mut scene = two_conversations();
    scene.guest_quotes("YES", "as I said");
    assert_eq!(scene.message("as I said").conversation, FIRST, "Ana's");
}

#[test]
fn t2_others_go_to_the_live_conversation_with_the_latest_activity() {
    let mut scene = two_conversations();
    scene.guest_says("Hello");
    assert_eq!(scene.message("Hello").conversation, SECOND, "Ben's");
    scene
        .hours_pass(1)
        .ana_writes("again from Ana")
        .carrier_works();
    scene.hours_pass(1).guest_says("And you?");
    assert_eq!(scene.message("And you?").conversation, FIRST, "Ana's now");
}

#[test]
fn t2_an_unknown_quote_is_no_obstacle() {
    let mut scene = two_conversations();
    let inbound = engine::Inbound {
        quoted: Some(engine::ProviderId("nobody knows".to_owned())),
        ..scene.guest_words("Hello")
    };
    scene.arrives(inbound);
    assert_eq!(scene.message("Hello").conversation, SECOND, "the latest");
}

#[test]
fn t2_none_live_opens_one_for_the_receiver() {
    let mut scene = Scene::new();
    let events = scene.events_of(|scene| {
        scene.guest_says("Hello");
    });
    let opened = |event: &Event| {
        let members: &[MemberId] = &[BEN];
        matches!(event, Event::ConversationOpened { members: of, by_guest: true, .. } if of == members)
    };
    scene.then("opened by the guest", events.iter().any(opened));
    let conversation = scene.message("Hello").conversation;
    let members = &scene.conversation(conversation).members;
    assert_eq!(members.get(&BEN), Some(&Membership::Active), "Ben's");
    assert_eq!(members.get(&ANA), None, "not Ana's");
}

#[test]
fn t2_the_same_message_twice_is_one_message_in_one_conversation() {
    let mut scene = Scene::new();
    let inbound = scene.guest_words("Hello");
    scene.arrives(inbound.clone());
    let again = scene.events_of(|scene| {
        scene.arrives(inbound);
    });
    scene.then("nothing new", again.is_empty());
    assert_eq!(scene.hub.state.conversations.len(), 1, "one conversation");
}
