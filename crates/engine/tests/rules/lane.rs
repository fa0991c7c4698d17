//! The lane of a pair: one message in flight, each tried once per attempt (P1, W5).

use engine::{Effect, FailureKind, Policy, Report, Standing, Template};

use crate::scene::{ANA, FIRST, Scene};

#[test]
fn w5_the_next_goes_after_sent_after_failed_and_after_unknown() {
    let mut scene = Scene::agreed();
    for words in ["one", "two", "three", "four"] {
        scene.ana_writes(words);
    }
    scene.starts("one").accepted("one").sent("one");
    scene.starts("two").fails("two", FailureKind::Rejected);
    scene.starts("three").uncertain("three");
    scene.starts("four");
}

#[test]
fn w5_a_message_whose_turn_it_isnt_doesnt_start() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two");
    let (message, attempt) = (scene.id("two"), 1);
    let due = scene.events_of(|scene| {
        scene.told(&Report::SendDue { message, attempt });
    });
    scene.then("it waits", due.is_empty());
}

#[test]
fn w5_words_pass_a_template_that_isnt_approved_and_nothing_else_is_passed() {
    let mut scene = Scene::agreed_under(Policy {
        templates: vec![Template {
            name: "reminder".to_owned(),
            text: "See you tomorrow".to_owned(),
            language: "en".to_owned(),
        }],
        ..Policy::default()
    });
    let template = scene.template(FIRST, "reminder");
    scene.does(ANA, &template);
    scene.ana_writes("one").ana_writes("two");
    let unapproved = vec![scene.id("See you tomorrow"), scene.id("one")];
    let past = |scene: &Scene, words: &str| Report::SendDuePast {
        message: scene.id(words),
        attempt: 1,
        unapproved: unapproved.clone(),
    };
    let early = past(&scene, "two");
    let events = scene.events_of(|scene| {
        scene.told(&early);
    });
    scene.then("words are never passed", events.is_empty());
    let due = past(&scene, "one");
    scene.told(&due).then_stands("one", &Standing::Started);
    scene.accepted("one").sent("one");
    scene.starts("See you tomorrow");
}

#[test]
fn p1_a_message_starts_once_per_attempt() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    let (message, attempt) = (scene.id("one"), 1);
    let due = Report::SendDue { message, attempt };
    scene.told(&due).then_stands("one", &Standing::Started);
    let again = scene.events_of(|scene| {
        scene.told(&due);
    });
    scene.then("once", again.is_empty());
}

#[test]
fn p1_an_older_attempt_isnt_started() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene.fails("one", FailureKind::Rejected).ana_retries("one");
    let (message, attempt) = (scene.id("one"), 1);
    let again = scene.events_of(|scene| {
        scene.told(&Report::SendDue { message, attempt });
    });
    scene.then("only the second is due", again.is_empty());
    scene.starts("one");
}

#[test]
fn w5_a_message_cancelled_at_its_turn_lets_the_next_go() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two");
    scene.guest_says("STOP").carrier_works();
    let how_to_opt_in = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&how_to_opt_in]);
}

#[test]
fn w5_while_one_is_in_flight_nothing_is_due() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one").ana_writes("two");
    let sends = |effect: &&Effect| matches!(effect, Effect::Send { .. });
    let due = scene.hub.effects.iter().filter(sends).count();
    assert_eq!(due, 0, "no effect before the lane is free");
    scene.accepted("one").sent("one");
    let due = scene.hub.effects.iter().filter(sends).count();
    assert_eq!(due, 1, "then one");
}

#[test]
fn p1_a_retried_message_keeps_its_place_before_newer_ones() {
    let mut scene = Scene::agreed();
    scene
        .ana_writes("one")
        .ana_writes("two")
        .ana_writes("three");
    scene.starts("one").fails("one", FailureKind::Rejected);
    scene.starts("two").ana_retries("one");
    scene.accepted("two").sent("two").carrier_works();
    scene.then_phone_got(&["one", "two", "one", "three"]);
}

#[test]
fn w5_what_the_provider_surely_did_not_take_goes_before_those_behind_it() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two");
    scene.starts("one").postponed("one");
    scene.then_stands("one", &Standing::Queued);
    scene.phone.clear();
    scene.carrier_works().then_phone_got(&["one", "two"]);
}

#[test]
fn c8_what_was_postponed_is_cancelled_by_a_stop_in_between() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    scene.starts("one").postponed("one");
    scene.guest_says("STOP");
    scene.phone.clear();
    scene.carrier_works();
    scene.then("nothing of it", !scene.phone.iter().any(|it| it == "one"));
}

#[test]
fn c8_a_stop_before_the_postponement_cancels_it_too() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    scene.starts("one").guest_says("STOP").postponed("one");
    scene.phone.clear();
    scene.carrier_works();
    scene.then("nothing of it", !scene.phone.iter().any(|it| it == "one"));
}

#[test]
fn w4_what_was_postponed_past_the_window_is_held() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    scene.starts("one").postponed("one");
    scene.hours_pass(25).carrier_works();
    scene.then_held(&["one"]);
}

#[test]
fn c3_consent_is_looked_at_once_more_when_a_message_goes() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    let without_the_grant = scene
        .hub
        .log
        .iter()
        .filter(|recorded| !matches!(recorded.event, engine::Event::ConsentGranted { .. }));
    scene.hub.state = engine::Correspondence::from_log(without_the_grant);
    scene.carrier_works().then_phone_got(&[]);
    let reason = engine::CancelReason::GuestDeclined;
    scene.then_stands("one", &Standing::Cancelled { reason });
}

#[test]
fn w5_a_provider_that_never_says_what_became_of_a_message_doesnt_hold_up_the_next() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two");
    scene.starts("one").accepted("one");
    let message = scene.message("one");
    let report = Report::ProviderSilent {
        message: message.id,
        attempt: message.attempt,
    };
    scene.told(&report).then_stands("one", &Standing::Unknown);
    scene.starts("two");
}
