//! Refusing: C4, C7, C8.

use engine::{
    CancelReason, Consent, FailureKind, Intent, NoticeKind, Policy, Refusal, Span, Standing,
    Template,
};

use crate::scene::{ANA, BEN, FIRST, SECOND, START, Scene};

const CANCELLED: Standing = Standing::Cancelled {
    reason: CancelReason::GuestDeclined,
};

#[test]
fn c4_a_stop_word_as_the_whole_message_declines() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.phone.clear();
    scene.guest_says("STOP").carrier_works();
    assert_eq!(scene.consent(), Consent::Declined { at: START }, "state");
    let told = scene.notices(FIRST).contains(&NoticeKind::Declined);
    scene.then("members are told", told);
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]);
}

#[test]
fn c4_the_decline_button_declines() {
    let mut scene = Scene::new();
    scene
        .ana_asks()
        .guest_presses("opt_in_decline", "No, thanks");
    assert_eq!(scene.consent(), Consent::Declined { at: START }, "state");
}

#[test]
fn c4_stop_inside_a_sentence_declines_nothing() {
    let mut scene = Scene::agreed();
    for words in [
        "please stop by at noon",
        "stop it",
        "don't stop",
        "non stop",
    ] {
        scene.guest_says(words);
        let granted = matches!(scene.consent(), Consent::Granted { .. });
        scene.then("still granted", granted);
    }
}

#[test]
fn c4_refusing_twice_is_answered_once() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.phone.clear();
    scene.guest_says("STOP").guest_says("stop").guest_says("No");
    scene.carrier_works();
    assert_eq!(scene.phone.len(), 1, "one answer");
}

#[test]
fn c4_refusing_a_new_request_is_answered_again() {
    let mut scene = Scene::new();
    scene.ana_asks().guest_says("STOP").guest_says("who is it?");
    scene.carrier_works();
    scene.phone.clear();
    scene.guest_presses("opt_in_decline", "No").carrier_works();
    assert_eq!(scene.consent(), Consent::Declined { at: START }, "state");
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]);
}

#[test]
fn c5_other_words_after_a_refusal_open_the_question_again_but_not_the_door() {
    let mut scene = Scene::new();
    scene.ana_asks().guest_says("STOP").hours_pass(2);
    scene.guest_says("Sorry, who was that?").carrier_works();
    let waiting = matches!(scene.consent(), Consent::Requested { .. });
    scene.then("the question is open", waiting);
    assert_eq!(scene.requests().len(), 2, "the system asks");
    let written = scene.ana_tries_to_write("It was me");
    assert_eq!(written, Err(Refusal::GuestDeclined), "not yet");
    scene.hours_pass(30).timers_ring();
    let resent = scene.ana_tries_to_resend();
    assert_eq!(resent, Err(Refusal::GuestDeclined), "only an accept word");
    let told = scene.notices(FIRST).contains(&NoticeKind::Unanswered);
    scene.then("and nobody is told that they could", !told);
    scene.guest_says("yes").ana_writes("It was me");
}

#[test]
fn c7_nothing_a_member_does_reaches_a_guest_who_declined() {
    let mut scene = Scene::agreed_under(Policy {
        templates: vec![Template {
            name: "reminder".to_owned(),
            text: "See you tomorrow".to_owned(),
            language: "en".to_owned(),
        }],
        ..Policy::default()
    });
    scene.ana_writes("one").starts("one");
    scene.fails("one", FailureKind::Rejected);
    scene.guest_says("STOP").carrier_works();
    scene.phone.clear();
    scene.hours_pass(100);
    let retry = Intent::Retry {
        message: scene.id("one"),
    };
    let attempts = [
        (ANA, scene.words(FIRST, "hello")),
        (ANA, scene.template(FIRST, "reminder")),
        (ANA, scene.resend(FIRST)),
        (ANA, retry),
        (BEN, scene.start(SECOND)),
    ];
    for (member, intent) in attempts {
        let refused = scene.tries(member, &intent);
        assert_eq!(refused, Err(Refusal::GuestDeclined), "{intent:?}");
    }
    scene.carrier_works().then_phone_got(&[]);
}

#[test]
fn c7_an_accept_word_is_the_way_back() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP").hours_pass(1).guest_says("Start");
    scene.carrier_works();
    scene.phone.clear();
    scene.ana_writes("Welcome back").carrier_works();
    scene.then_phone_got(&["Welcome back"]);
}

#[test]
fn c7_a_request_waiting_for_its_turn_is_cancelled() {
    let mut scene = Scene::new();
    scene.ana_asks().guest_says("STOP").carrier_works();
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]);
    assert_eq!(scene.request().standing, CANCELLED, "the request");
}

#[test]
fn c7_an_automatic_request_waiting_for_its_turn_is_cancelled_too() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.guest_says("Who is this?");
    scene.phone.clear();
    scene.guest_says("STOP").carrier_works();
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]);
}

#[test]
fn c7_a_guest_who_blocks_the_line_has_refused() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two").starts("one");
    scene.fails("one", FailureKind::BlockedByGuest);
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene
        .then("declined", declined)
        .then_stands("two", &CANCELLED);
    let written = scene.ana_tries_to_write("three");
    assert_eq!(written, Err(Refusal::GuestDeclined), "nothing more");
}

#[test]
fn c8_stop_after_agreeing_declines_and_cancels_what_is_held() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ana_writes("one").ana_writes("two");
    scene.guest_says("Stop").carrier_works();
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene
        .then("declined", declined)
        .then_stands("one", &CANCELLED)
        .then_stands("two", &CANCELLED)
        .then_held(&[]);
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]);
    let told = NoticeKind::HeldCancelled {
        count: 2,
        reason: CancelReason::GuestDeclined,
        member: None,
    };
    scene.then("told", scene.notices(FIRST).contains(&told));
}

#[test]
fn c8_a_stop_whose_own_window_has_lapsed_cancels_and_releases_nothing() {
    let mut scene = Scene::agreed();
    scene.hours_pass(50).ana_writes("one");
    scene.guest_said("STOP", Span::hours(25)).carrier_works();
    scene.then_stands("one", &CANCELLED).then_phone_got(&[]);
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_held(&[&how_to_opt_in]);
}

#[test]
fn c8_stop_cancels_what_waits_for_its_turn() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two").starts("one");
    scene.guest_says("STOP").accepted("one").sent("one");
    scene.carrier_works().then_stands("two", &CANCELLED);
    assert!(!scene.phone.contains(&"two".to_owned()), "never sent");
}

#[test]
fn c8_a_message_the_provider_sends_back_after_the_stop_is_cancelled() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one").accepted("one");
    scene.guest_says("STOP");
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then_stands("one", &CANCELLED).then_held(&[]);
}

#[test]
fn c8_an_acceptance_still_held_isnt_told_after_the_refusal() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().hours_pass(30);
    scene.guest_said("yes", Span::hours(25)).carrier_works();
    scene.phone.clear();
    scene.guest_says("STOP").carrier_works();
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]).then_held(&[]);
}

#[test]
fn c3_a_refusal_still_held_isnt_told_after_the_acceptance() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30);
    scene.guest_said("STOP", Span::hours(25)).carrier_works();
    scene.phone.clear();
    scene.guest_says("yes").carrier_works();
    let accepted = scene.hub.policy.guest_texts.accepted.clone();
    scene.then_phone_got(&[&accepted]).then_held(&[]);
}
