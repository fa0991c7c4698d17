//! The provider refuses a message as outside its window: W6.

use engine::{FailureKind, HeldReason, ProviderStatus, Span, Standing};

use crate::scene::Scene;

const RETURNED: Standing = Standing::Held {
    reason: HeldReason::ProviderWindow,
};

/// Three messages went out on the strength of a member's own one; nothing is said of them yet.
fn three_on_their_way() -> Scene {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("zero").carrier_works();
    scene.hours_pass(20);
    scene
        .ana_writes("one")
        .ana_writes("two")
        .ana_writes("three");
    scene.phone.clear();
    scene
}

#[test]
fn w6_a_refused_message_is_held_again_and_the_window_is_closed() {
    let mut scene = three_on_their_way();
    scene.starts("one").fails("one", FailureKind::OutsideWindow);
    scene.then_stands("one", &RETURNED);
    scene.then("closed", !scene.window_is_open());
}

#[test]
fn w6_the_messages_behind_it_wait_with_it_in_their_order() {
    let mut scene = three_on_their_way();
    scene.starts("one").fails("one", FailureKind::OutsideWindow);
    scene.carrier_works().then_held(&["one", "two", "three"]);
    scene.then_phone_got(&["one"]);
    scene.phone.clear();
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["one", "two", "three"]);
}

#[test]
fn w6_by_a_later_status_it_goes_back_to_its_old_place() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("zero").carrier_works();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(24).ana_writes("two").ana_writes("three");
    scene.then_held(&["two", "three"]);
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then_held(&["one", "two", "three"]);
    scene.then_stands("one", &RETURNED);
}

#[test]
fn w6_between_others_too() {
    let mut scene = Scene::agreed();
    scene
        .ana_writes("one")
        .ana_writes("two")
        .ana_writes("three");
    scene.carrier_works();
    scene.fails("three", FailureKind::OutsideWindow);
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then_held(&["one", "three"]);
    scene.fails("two", FailureKind::OutsideWindow);
    scene.then_held(&["one", "two", "three"]);
}

#[test]
fn w6_after_it_was_moved_it_goes_back_to_where_it_was_moved() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("one").ana_writes("two");
    scene
        .ana_moves("two", Some("one"))
        .then_held(&["two", "one"]);
    scene.guest_says("Hello").carrier_works();
    scene.fails("one", FailureKind::OutsideWindow);
    scene.fails("two", FailureKind::OutsideWindow);
    scene.then_held(&["two", "one"]);
}

#[test]
fn w6_a_member_s_later_message_doesnt_reopen_it_only_the_guest_does() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(1).ana_writes("two").carrier_works();
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then("closed", !scene.window_is_open());
    scene.reaches("two", ProviderStatus::Delivered);
    scene.then("still closed", !scene.window_is_open());
    scene.guest_says("Hello");
    scene.then("open", scene.window_is_open());
}

#[test]
fn w6_when_the_guest_has_written_since_it_goes_out_again_at_once() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(1).guest_says("Hello");
    scene.phone.clear();
    scene
        .fails("one", FailureKind::OutsideWindow)
        .carrier_works();
    scene.then_phone_got(&["one"]).then_held(&[]);
    scene.then("open", scene.window_is_open());
}

#[test]
fn w6_a_message_of_the_same_moment_that_comes_in_afterwards_releases_it() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).ana_writes("one").starts("one");
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then("closed", !scene.window_is_open());
    scene.phone.clear();
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["one"]);
    scene.then("open", scene.window_is_open());
}

#[test]
fn w6_unless_that_window_has_lapsed_by_now() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(1).guest_says("Hello").hours_pass(30);
    scene.phone.clear();
    scene
        .fails("one", FailureKind::OutsideWindow)
        .carrier_works();
    scene.then_phone_got(&[]).then_held(&["one"]);
}

#[test]
fn w6_going_out_again_it_keeps_its_place_before_those_that_wait() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(1).guest_says("Hello");
    scene.phone.clear();
    scene.ana_writes("two").ana_writes("three").starts("two");
    scene.fails("one", FailureKind::OutsideWindow);
    scene.accepted("two").sent("two").carrier_works();
    scene.then_phone_got(&["two", "one", "three"]);
}

#[test]
fn w6_a_provider_that_refuses_for_ever_is_tried_once_per_word_of_the_guest() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.fails("one", FailureKind::OutsideWindow).hours_pass(1);
    for round in 0..3 {
        scene.phone.clear();
        scene.guest_says(&format!("Hello {round}")).seconds_pass(1);
        scene.starts("one").seconds_pass(1);
        scene.fails("one", FailureKind::OutsideWindow);
        scene.carrier_works();
        scene.then_phone_got(&["one"]).then_held(&["one"]);
        scene.hours_pass(1);
    }
}

#[test]
fn w6_an_older_message_of_the_guest_doesnt_release_it() {
    let mut scene = three_on_their_way();
    scene.starts("one").seconds_pass(5);
    scene.fails("one", FailureKind::OutsideWindow);
    scene.phone.clear();
    scene.guest_said("earlier", Span::hours(1)).carrier_works();
    scene
        .then_phone_got(&[])
        .then_held(&["one", "two", "three"]);
}

#[test]
fn w6_a_message_that_arrived_isnt_taken_back() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").carrier_works();
    scene.reaches("one", ProviderStatus::Delivered);
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then_stands("one", &Standing::Delivered);
    scene.then("open", scene.window_is_open());
}

#[test]
fn w6_a_guest_who_wrote_in_the_moment_of_the_refused_attempt_keeps_the_window_open() {
    let mut scene = three_on_their_way();
    scene.starts("one").guest_says("Here I am");
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then("open", scene.window_is_open());
    scene.phone.clear();
    scene
        .carrier_works()
        .then_phone_got(&["one", "two", "three"]);
}
