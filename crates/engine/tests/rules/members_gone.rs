//! Nobody left, and gone by the directory's word: M7, M8.

use engine::{Event, Inbound, LeftCause, MemberId, Membership, NoticeKind};

use crate::scene::{ANA, BEN, CLEO, FIRST, Scene};

/// All have left Ana's conversation, Cleo last.
fn all_gone() -> Scene {
    let mut scene = Scene::of_three();
    scene
        .leaves(ANA)
        .removes(CLEO, BEN)
        .leaves(CLEO)
        .carrier_works();
    scene.phone.clear();
    scene
}

/// Whose the conversation is that holds these words.
fn holders(scene: &Scene, words: &str) -> Vec<MemberId> {
    let conversation = scene.message(words).conversation;
    scene.conversation(conversation).active_members().collect()
}

#[test]
fn m7_after_the_last_one_has_left_the_guest_comes_back_to_them() {
    let mut scene = all_gone();
    assert!(!scene.conversation(FIRST).is_live(), "closed");
    scene.guest_says("Anybody?");
    assert_ne!(scene.message("Anybody?").conversation, FIRST, "a new one");
    assert_eq!(holders(&scene, "Anybody?"), [CLEO], "who left last");
    let conversation = scene.message("Anybody?").conversation;
    let consent = scene.conversation(conversation).consent;
    assert!(
        matches!(consent, engine::Consent::Granted { .. }),
        "they had agreed: {consent:?}"
    );
    scene.guest_says("Hello?");
    assert_eq!(scene.message("Hello?").conversation, conversation, "one");
}

#[test]
fn m7_unless_nothing_may_come_in_for_them() {
    let mut scene = all_gone();
    let inbound = Inbound {
        restricted: vec![CLEO],
        ..scene.guest_words("Anybody?")
    };
    scene.arrives(inbound);
    assert_eq!(holders(&scene, "Anybody?"), [BEN], "the line's own");
}

#[test]
fn m7_a_quote_of_a_closed_conversation_finds_its_last_member() {
    let mut scene = Scene::agreed();
    scene.ana_writes("from Ana").carrier_works();
    scene.leaves(ANA).hours_pass(25).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    let second = engine::Intent::Leave {
        conversation: crate::scene::SECOND,
    };
    scene
        .does(BEN, &second)
        .guest_quotes("from Ana", "about that");
    assert_eq!(holders(&scene, "about that"), [ANA], "who wrote it");
    scene.guest_says("more");
    assert_eq!(holders(&scene, "more"), [ANA], "in the live one now");
}

#[test]
fn m7_a_refusal_stands_in_the_new_conversation() {
    let mut scene = Scene::agreed();
    scene
        .guest_says("STOP")
        .leaves(ANA)
        .carrier_works()
        .phone
        .clear();
    scene.guest_says("Anybody?").carrier_works();
    let refused = scene.words(scene.message("Anybody?").conversation, "Hi");
    assert!(scene.tries(ANA, &refused).is_err(), "C7 holds");
}

#[test]
fn m8_whoever_loses_the_connector_leaves_every_conversation_by_itself() {
    for cause in [
        LeftCause::LostEntitlement,
        LeftCause::Suspended,
        LeftCause::OtherOrganization,
    ] {
        let mut scene = Scene::of_three();
        scene.is_gone(BEN, cause).carrier_works();
        assert_eq!(scene.membership(BEN), Some(Membership::Left), "{cause:?}");
        scene.then_phone_got(&["Ben is no longer available to chat."]);
        let left = NoticeKind::MemberLeft { member: BEN, cause };
        assert!(scene.notices(FIRST).contains(&left), "{cause:?}");
        let again = scene.events_of(|scene| {
            scene.is_gone(BEN, cause);
        });
        assert!(again.is_empty(), "said again: {again:?}");
    }
}

#[test]
fn m8_held_messages_of_whoever_is_gone_are_cancelled_with_a_word_to_them() {
    let mut scene = Scene::of_three();
    scene.hours_pass(30).says(BEN, "held");
    scene.is_gone(BEN, LeftCause::Suspended);
    scene.then_held(&["Ben is no longer available to chat."]);
    let mut last = scene.feed(BEN).iter().rev();
    let left = last.next().map(|it| it.event.clone());
    assert!(matches!(left, Some(Event::MemberLeft { .. })), "{left:?}");
    let told = last.next().map(|it| it.event.clone());
    assert!(
        matches!(told, Some(Event::HeldCancelled { .. })),
        "{told:?}"
    );
}

#[test]
fn m8_when_nothing_may_go_out_any_more_the_guest_isnt_told() {
    let mut scene = Scene::of_three();
    scene.connector_goes_off(&[ANA, BEN, CLEO]);
    scene
        .is_gone(BEN, LeftCause::OtherOrganization)
        .carrier_works();
    assert_eq!(scene.active(), [ANA, CLEO], "gone all the same");
    scene.then_phone_got(&[]);
}
