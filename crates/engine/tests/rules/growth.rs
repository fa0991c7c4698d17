//! A copy of a long correspondence shares with it all that did not change since, so that copying costs nothing.

use std::ptr;

use engine::{Correspondence, FailureKind, MessageId, Policy, ProviderStatus, Report, Row};

use crate::scene::{FIRST, Scene};

/// Many words each way, and many automatic requests.
fn long() -> Scene {
    let mut scene = Scene::agreed_under(Policy {
        implied_consent: false,
        ..Policy::default()
    });
    for round in 0..100 {
        let words = format!("words {round}");
        scene.hours_pass(2).guest_says("And then?");
        scene.ana_writes(&words).carrier_works();
        scene.guest_says("STOP").guest_says("No, wait");
        scene.guest_says("yes").carrier_works();
    }
    scene
}

/// Every part of `now` that was there before is the very same one, unless it is about `changed`.
fn then_shared(before: &Correspondence, now: &Correspondence, changed: &[MessageId]) {
    for (id, message) in &before.messages {
        let same = now
            .messages
            .get(id)
            .is_some_and(|now| ptr::eq(message, now));
        assert!(same || changed.contains(id), "{message:?} was copied");
    }
    let first = |state: &Correspondence| state.conversations.get(&FIRST).cloned();
    let (before, now) = (first(before).expect("Ana's"), first(now).expect("Ana's"));
    assert!(before.notices.len() > 300, "they are many");
    assert!(are_the_same(&before.notices, &now.notices), "notices");
    assert!(are_the_same(&before.evidence, &now.evidence), "evidence");
    assert!(are_the_same(&before.requests, &now.requests), "requests");
}

fn are_the_same<T>(before: &Row<T>, now: &Row<T>) -> bool {
    let mut both = before.iter().zip(now);
    before.len() <= now.len() && both.all(|(before, now)| ptr::eq(before, now))
}

#[test]
fn what_a_report_leaves_alone_is_not_copied() {
    let mut scene = long();
    let before = scene.hub.state.clone();
    scene.guest_says("Hello");
    then_shared(&before, &scene.hub.state, &[]);
}

#[test]
fn what_an_intent_leaves_alone_is_not_copied() {
    let mut scene = long();
    let before = scene.hub.state.clone();
    scene.ana_writes("one").starts("one").sent("one");
    scene.hours_pass(30).ana_writes("two");
    let reached = scene.status("one", ProviderStatus::Delivered);
    scene.told(&reached);
    then_shared(&before, &scene.hub.state, &[]);
}

#[test]
fn what_a_late_failure_leaves_alone_is_not_copied() {
    let mut scene = long();
    scene.ana_writes("one").starts("one").sent("one");
    let (before, one) = (scene.hub.state.clone(), scene.id("one"));
    let report: Report = scene.failure("one", FailureKind::Rejected);
    scene.told(&report);
    then_shared(&before, &scene.hub.state, &[one]);
}
