//! A late word about an attempt that was unknown when its author sent the message again: P1.

use engine::{
    CancelReason, FailureKind, HeldReason, Intent, ProviderStatus, Refusal, Report, Standing,
};

use crate::scene::{ANA, Scene};

/// A message whose first attempt nobody knows about.
fn unknown() -> Scene {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one").uncertain("one");
    scene.phone.clear();
    scene
}

/// It was sent again in a lapsed window.
fn held_again() -> Scene {
    let mut scene = unknown();
    scene.hours_pass(24).ana_retries("one").then_held(&["one"]);
    scene
}

/// It was sent again, and waits for its turn.
fn queued_again() -> Scene {
    let mut scene = unknown();
    scene.ana_writes("before").starts("before");
    scene.ana_retries("one");
    scene.then_stands("one", &Standing::Queued);
    scene
}

/// What the provider can say of the first attempt, and where the message then stands.
fn good_news(scene: &Scene) -> [(Report, Standing); 4] {
    let of_first = |status| scene.status_of_attempt("one", 1, status);
    [
        (scene.acceptance_of_attempt("one", 1), Standing::Accepted),
        (of_first(ProviderStatus::Sent), Standing::Sent),
        (of_first(ProviderStatus::Delivered), Standing::Delivered),
        (of_first(ProviderStatus::Read), Standing::Read),
    ]
}

#[test]
fn p1_a_message_held_for_a_retry_has_arrived_when_the_first_attempt_did() {
    for (report, standing) in good_news(&held_again()) {
        let mut scene = held_again();
        scene.told(&report).then_stands("one", &standing);
        scene.then_held(&[]);
        scene
            .guest_says("Hello")
            .carrier_works()
            .then_phone_got(&[]);
        let known = scene.message("one").provider_id.is_some();
        scene.then("the provider's id is remembered", known);
    }
}

#[test]
fn p1_a_retry_that_waits_for_its_turn_never_starts_when_the_first_attempt_arrived() {
    for (report, standing) in good_news(&queued_again()) {
        let mut scene = queued_again();
        scene.told(&report).then_stands("one", &standing);
        scene.ana_writes("after").accepted("before").sent("before");
        scene.carrier_works().then_phone_got(&["before", "after"]);
    }
}

#[test]
fn p1_the_next_in_the_lane_has_its_turn_when_the_retry_before_it_lost_its_point() {
    let mut scene = unknown();
    scene.ana_retries("one").ana_writes("two");
    let arrived = scene.status_of_attempt("one", 1, ProviderStatus::Delivered);
    scene.told(&arrived).carrier_works();
    scene.then_phone_got(&["two"]);
}

#[test]
fn p1_a_retry_released_after_it_was_held_never_starts_when_the_first_attempt_arrived() {
    let mut scene = held_again();
    scene.guest_says("Hello");
    let arrived = scene.status_of_attempt("one", 1, ProviderStatus::Read);
    scene.told(&arrived).carrier_works();
    scene
        .then_phone_got(&[])
        .then_stands("one", &Standing::Read);
}

#[test]
fn p1_once_the_retry_is_with_the_carrier_it_is_the_one_that_counts() {
    for (report, _) in good_news(&queued_again()) {
        let mut scene = queued_again();
        scene.accepted("before").sent("before").starts("one");
        let late = scene.events_of(|scene| {
            scene.told(&report);
        });
        scene.then("nothing", late.is_empty());
        scene.sent("one").then_stands("one", &Standing::Sent);
    }
}

#[test]
fn p1_an_earlier_attempt_that_failed_after_all_leaves_the_retry_its_turn() {
    for kind in [FailureKind::Rejected, FailureKind::OutsideWindow] {
        let mut scene = held_again();
        let failed = scene.failure_of_attempt("one", 1, kind);
        let sent = scene.status_of_attempt("one", 1, ProviderStatus::Sent);
        scene.told(&failed).told(&sent).then_held(&["one"]);
        scene.guest_says("Hello").carrier_works();
        scene.then_phone_got(&["one"]);
    }
}

#[test]
fn w6_an_earlier_attempt_outside_the_providers_window_closes_it_for_the_retry() {
    let mut scene = unknown();
    scene.ana_retries("one");
    let failed = scene.failure_of_attempt("one", 1, FailureKind::OutsideWindow);
    scene.told(&failed).carrier_works();
    scene.then_phone_got(&[]).then_held(&["one"]);
}

#[test]
fn c8_an_earlier_attempt_that_the_guest_blocked_refuses_for_the_retry() {
    let mut scene = unknown();
    scene.ana_retries("one");
    let failed = scene.failure_of_attempt("one", 1, FailureKind::BlockedByGuest);
    scene.told(&failed);
    let reason = CancelReason::GuestDeclined;
    scene.then_stands("one", &Standing::Cancelled { reason });
}

#[test]
fn p1_of_several_unknown_attempts_any_may_have_arrived() {
    let mut scene = unknown();
    scene.ana_retries("one").starts("one").uncertain("one");
    let arrived = scene.status_of_attempt("one", 1, ProviderStatus::Sent);
    scene.told(&arrived).then_stands("one", &Standing::Sent);
    let failed = scene.failure_of_attempt("one", 1, FailureKind::Rejected);
    scene.told(&failed).ana_retries("one");
    assert_eq!(scene.message("one").attempt, 3, "a number of its own");
    let arrived = scene.status_of_attempt("one", 2, ProviderStatus::Read);
    scene.told(&arrived).then_stands("one", &Standing::Read);
}

#[test]
fn p1_a_retry_that_was_cancelled_says_so_only_until_the_first_attempt_arrives() {
    let mut scene = held_again();
    let message = scene.id("one");
    let arrived = scene.status_of_attempt("one", 1, ProviderStatus::Delivered);
    scene.does(ANA, &Intent::CancelHeld { message });
    scene
        .told(&arrived)
        .then_stands("one", &Standing::Delivered);
}

#[test]
fn p1_words_that_may_have_arrived_are_not_changed() {
    let mut scene = held_again();
    let edit = scene.edit("one", "uno");
    let refused = scene.tries(ANA, &edit);
    assert_eq!(refused, Err(Refusal::MayHaveArrived), "they may be there");
    let failed = scene.failure_of_attempt("one", 1, FailureKind::Rejected);
    scene.told(&failed).does(ANA, &edit).then_held(&["uno"]);
}

#[test]
fn w1_words_known_late_to_have_been_sent_open_the_window_from_the_providers_time() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).ana_writes("one").starts("one");
    scene.accepted("one");
    let taken_at = scene.now();
    let (message, attempt) = (scene.id("one"), 1);
    scene.told(&Report::ProviderSilent { message, attempt });
    scene.hours_pass(2).sent("one");
    assert_eq!(scene.hub.state.window.member_at, Some(taken_at), "its time");
    scene.fails("one", FailureKind::Rejected);
    let before = scene.hub.state.window.member_at;
    scene.then("taken back", before.is_none_or(|at| at < taken_at));
}

#[test]
fn p1_an_acceptance_said_again_of_an_attempt_fallen_silent_is_nothing_new() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one").accepted("one");
    let (message, attempt) = (scene.id("one"), 1);
    let again = scene.acceptance("one");
    scene.told(&Report::ProviderSilent { message, attempt });
    scene.told(&again).then_stands("one", &Standing::Unknown);
}

#[test]
fn w4_a_retry_of_an_unknown_message_says_why_it_is_held() {
    let reason = HeldReason::WindowLapsed;
    held_again().then_stands("one", &Standing::Held { reason });
}
