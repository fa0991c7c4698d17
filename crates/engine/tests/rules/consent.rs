//! Answers to a request, and none: C3, C5, C6, C9.

use engine::{Author, Consent, FailureKind, NoticeKind, Policy, Refusal, Span, Standing};

use crate::scene::{ANA, FIRST, START, Scene};

#[test]
fn c3_an_accept_word_grants_and_both_sides_are_told() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.phone.clear();
    scene.guest_says("YES").carrier_works();
    assert_eq!(scene.consent(), Consent::Granted { at: START }, "state");
    let told = scene.notices(FIRST).contains(&NoticeKind::Accepted);
    scene.then("members are told", told);
    let accepted = scene.hub.policy.guest_texts.accepted.clone();
    scene.then_phone_got(&[&accepted]);
    scene.ana_writes("Welcome").carrier_works();
    scene.then_phone_got(&[&accepted, "Welcome"]);
}

#[test]
fn c3_the_accept_button_grants() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.guest_presses("opt_in_accept", "Yes, I agree");
    assert_eq!(scene.consent(), Consent::Granted { at: START }, "state");
}

#[test]
fn c3_accepting_twice_is_told_once() {
    let mut scene = Scene::agreed();
    scene
        .guest_says("yes")
        .guest_presses("opt_in_accept", "Yes");
    scene.carrier_works().then_phone_got(&[]);
}

#[test]
fn c3_nothing_but_the_request_goes_before_the_answer() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let resend_at = START + Span::hours(24);
    let waiting = Err(Refusal::ConsentWaiting { resend_at });
    assert_eq!(scene.ana_tries_to_write("hello"), waiting, "words");
    let template = scene.template(FIRST, "any");
    assert_eq!(scene.tries(ANA, &template), waiting, "a template");
}

#[test]
fn c3_a_request_still_waiting_doesnt_go_out_after_the_answer() {
    let mut scene = Scene::new();
    scene.ana_asks().guest_says("yes").carrier_works();
    let accepted = scene.hub.policy.guest_texts.accepted.clone();
    scene.then_phone_got(&[&accepted]);
}

#[test]
fn c5_other_words_are_shown_and_the_system_asks_again() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.guest_says("Who is this?").carrier_works();
    scene.then_stands("Who is this?", &Standing::Received);
    assert_eq!(scene.consent(), Consent::Requested { at: START }, "state");
    assert_eq!(scene.requests().len(), 2, "asked again");
    assert_eq!(scene.request().author, Author::System, "by the system");
    assert_eq!(scene.phone.len(), 2, "both arrived");
}

#[test]
fn c5_the_system_asks_at_most_once_an_hour() {
    let mut scene = Scene::new();
    scene.ana_asks().guest_says("Who?").guest_says("Why?");
    assert_eq!(scene.requests().len(), 2, "once");
    scene.time_passes(Span(3_600_000 - 1)).guest_says("What?");
    assert_eq!(scene.requests().len(), 2, "not within the hour");
    scene.time_passes(Span(1)).guest_says("Hm?");
    assert_eq!(scene.requests().len(), 3, "after exactly an hour");
}

#[test]
fn c6_a_day_without_answer_is_told_and_the_request_can_be_sent_again() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.time_passes(Span(24 * 3_600_000 - 1)).timers_ring();
    let waiting = matches!(scene.consent(), Consent::Requested { .. });
    scene.then("not a moment too early", waiting);
    scene.time_passes(Span(1)).timers_ring();
    let unanswered = matches!(scene.consent(), Consent::Unanswered { .. });
    scene.then("after exactly 24 h", unanswered);
    let told = scene.notices(FIRST).contains(&NoticeKind::Unanswered);
    scene.then("told", told);
    assert_eq!(scene.ana_tries_to_resend(), Ok(()), "resend");
    let waiting = matches!(scene.consent(), Consent::Requested { .. });
    scene.then("waiting again", waiting);
}

#[test]
fn c6_a_refused_resend_says_when_it_is_possible() {
    let mut scene = Scene::new();
    scene.ana_asks().hours_pass(3);
    let next_at = START + Span::hours(24);
    let expected = Err(Refusal::RequestedRecently { next_at });
    assert_eq!(scene.ana_tries_to_resend(), expected, "too early");
}

#[test]
fn c6_an_answer_in_time_stops_the_timer() {
    let mut scene = Scene::agreed();
    let rung = scene.events_of(|scene| {
        scene.hours_pass(24).timers_ring();
    });
    scene.then("nothing", rung.is_empty());
}

#[test]
fn c6_a_timer_that_rings_too_early_says_nothing() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().hours_pass(23);
    let request = scene.request().id;
    let rung = scene.events_of(|scene| {
        scene.told(&engine::Report::AnswerOverdue { request });
    });
    scene.then("nothing", rung.is_empty());
}

#[test]
fn c6_the_timer_of_an_older_request_says_nothing() {
    let mut scene = Scene::new();
    scene.ana_asks().hours_pass(23).guest_says("Who?");
    let rung = scene.events_of(|scene| {
        scene.hours_pass(1).timers_ring();
    });
    scene.then("the later one counts", rung.is_empty());
    let rung = scene.events_of(|scene| {
        scene.hours_pass(23).timers_ring();
    });
    scene.then("and rings", !rung.is_empty());
}

#[test]
fn c6_a_guest_who_never_answered_can_still_accept() {
    let mut scene = Scene::new();
    scene
        .ana_asks()
        .carrier_works()
        .hours_pass(30)
        .timers_ring();
    scene.guest_says("ok?").guest_says("Yes");
    let granted = matches!(scene.consent(), Consent::Granted { .. });
    scene.then("granted", granted);
}

#[test]
fn c6_retrying_a_failed_request_counts_as_asking() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let request = scene.request().content.text().to_owned();
    scene.starts(&request).fails(&request, FailureKind::Account);
    scene.hours_pass(20).ana_retries(&request).hours_pass(10);
    let next_at = START + Span::hours(44);
    let expected = Err(Refusal::RequestedRecently { next_at });
    assert_eq!(scene.ana_tries_to_resend(), expected, "10 h later");
}

#[test]
fn c6_an_unknown_request_isnt_retried_within_the_day() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let request = scene.request().content.text().to_owned();
    scene.starts(&request).uncertain(&request).hours_pass(1);
    let retry = engine::Intent::Retry {
        message: scene.request().id,
    };
    let next_at = START + Span::hours(24);
    let expected = Err(Refusal::RequestedRecently { next_at });
    assert_eq!(scene.tries(ANA, &retry), expected, "it may have arrived");
    scene.hours_pass(23);
    assert_eq!(scene.tries(ANA, &retry), Ok(()), "a day later");
}

#[test]
fn c9_a_guest_who_writes_first_has_agreed() {
    let mut scene = Scene::new();
    scene.guest_says("Hello, are you open?");
    let conversation = scene.hub.state.conversations.values().next().unwrap();
    let granted = matches!(conversation.consent, Consent::Granted { .. });
    scene.then("granted", granted);
    assert_eq!(scene.requests().len(), 0, "nobody is asked");
}

#[test]
fn c9_unless_the_policy_wants_an_explicit_yes() {
    let mut scene = Scene::under(Policy {
        implied_consent: false,
        ..Policy::default()
    });
    scene.guest_says("Hello, are you open?").carrier_works();
    let conversation = scene.hub.state.conversations.values().next().unwrap();
    let waiting = matches!(conversation.consent, Consent::Requested { .. });
    scene.then("waiting", waiting);
    assert_eq!(scene.requests().len(), 1, "the system asks");
    scene.guest_says("Yes");
    let conversation = scene.hub.state.conversations.values().next().unwrap();
    let granted = matches!(conversation.consent, Consent::Granted { .. });
    scene.then("granted", granted);
}

#[test]
fn c9_a_guest_can_write_whatever_the_state() {
    let mut scene = Scene::new();
    scene.ana_asks().guest_says("a").guest_says("STOP");
    scene.guest_says("b").guest_says("yes").guest_says("c");
    for words in ["a", "STOP", "b", "yes", "c"] {
        scene.then_stands(words, &Standing::Received);
    }
}
