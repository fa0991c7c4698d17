//! What users of comparable systems complain about, tried here: STOP ignored for one kind of person, or an opt-out
//! that silences the guest (xW7).

use engine::{CancelReason, Consent, Event, Inbound, Policy, Refusal, Standing, WindowAnchor};

use crate::scene::{ANA, BEN, FIRST, SECOND, Scene};

/// How a guest may have come to be written to.
fn every_kind_of_guest(policy: &Policy) -> [(&'static str, Scene); 6] {
    let asked = || {
        let mut scene = Scene::under(policy.clone());
        scene.ana_asks().carrier_works();
        scene
    };
    let mut by_button = asked();
    by_button.guest_presses("opt_in_accept", "Yes, I agree");
    let mut by_word = asked();
    by_word.guest_says("sí");
    let mut after_all = asked();
    after_all.guest_says("STOP").guest_says("yes");
    let mut unanswered = asked();
    unanswered.hours_pass(24).timers_ring();
    let mut by_writing = Scene::under(policy.clone());
    by_writing.guest_says("Hello, are you there?");
    [
        ("asked and silent", asked()),
        ("agreed with the button", by_button),
        ("agreed in words", by_word),
        ("came back", after_all),
        ("never answered", unanswered),
        ("wrote first", by_writing),
    ]
}

fn policies() -> [Policy; 3] {
    [
        Policy::default(),
        Policy {
            implied_consent: false,
            ..Policy::default()
        },
        Policy {
            window_anchor: WindowAnchor::Guest,
            ..Policy::default()
        },
    ]
}

fn all_declined(scene: &Scene) -> bool {
    let mut conversations = scene.hub.state.conversations.values();
    conversations.all(|it| matches!(it.consent, Consent::Declined { .. }))
}

#[test]
fn xw7_stop_holds_for_every_kind_of_guest_and_ends_everything_for_them() {
    for policy in policies() {
        for (kind, mut scene) in every_kind_of_guest(&policy) {
            scene.carrier_works().guest_says("Stop.");
            scene.then(kind, all_declined(&scene));
            scene.phone.clear();
            let told = scene.hub.policy.guest_texts.declined.clone();
            scene.carrier_works().then_phone_got(&[&told]);
        }
    }
}

#[test]
fn xw7_stop_in_one_conversation_ends_the_others_of_the_pair() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    scene.ben_writes("two").ana_writes("one").carrier_works();
    scene
        .hours_pass(30)
        .ben_writes("held")
        .guest_quotes("one", "STOP");
    let reason = CancelReason::GuestDeclined;
    scene.then_stands("held", &Standing::Cancelled { reason });
    for (member, conversation) in [(ANA, FIRST), (BEN, SECOND)] {
        let send = scene.words(conversation, "more");
        assert_eq!(
            scene.tries(member, &send),
            Err(Refusal::GuestDeclined),
            "more"
        );
    }
}

#[test]
fn xw7_a_guest_who_stopped_can_still_write_and_everyone_reads_it() {
    for policy in policies() {
        for (kind, mut scene) in every_kind_of_guest(&policy) {
            scene.guest_says("STOP");
            let inbound = Inbound {
                content: engine::Content::Placeholder {
                    kind: "location".to_owned(),
                },
                ..scene.guest_words("")
            };
            let received = scene.events_of(|scene| {
                scene
                    .guest_says("Where are you?")
                    .arrives(inbound)
                    .guest_says("stop");
            });
            let received = received.iter();
            let shown = received.filter(|it| matches!(it, Event::MessageReceived { .. }));
            assert_eq!(shown.count(), 3, "{kind}");
        }
    }
}

#[test]
fn xw7_stop_within_a_sentence_is_a_sentence() {
    for words in [
        "Stop by at noon",
        "Is this the last stop?",
        "non-stop",
        "停止しないで",
    ] {
        let mut scene = Scene::agreed();
        scene.hours_pass(30).ana_writes("held");
        scene.guest_says(words).carrier_works();
        scene.then_phone_got(&["held"]);
    }
}
