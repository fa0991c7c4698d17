//! Words of the guest that overtook each other on the way: the provider's times decide (W2, C3, C7).

use engine::{Consent, FailureKind, Refusal, Span};

use crate::scene::Scene;

#[test]
fn c7_a_yes_older_than_the_refusal_doesnt_take_it_back() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).guest_says("STOP");
    scene.guest_said("yes", Span::seconds(30));
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene.then("still declined", declined);
    let written = scene.ana_tries_to_write("hello");
    assert_eq!(written, Err(Refusal::GuestDeclined), "nothing goes");
}

#[test]
fn c7_a_yes_between_two_refusals_doesnt_take_the_second_back() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP").hours_pass(1).guest_says("STOP");
    scene.guest_said("yes", Span::seconds(30));
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene.then("still declined", declined);
}

#[test]
fn c7_a_yes_older_than_the_block_doesnt_take_it_back() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one").guest_says("STOP");
    scene
        .hours_pass(1)
        .fails("one", FailureKind::BlockedByGuest);
    scene.guest_said("yes", Span::seconds(30));
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene.then("still declined", declined);
}

#[test]
fn c7_other_words_older_than_the_refusal_ask_nobody_again() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).guest_says("STOP").carrier_works();
    let asked = scene.requests().len();
    scene.guest_said("Who are you?", Span::seconds(30));
    assert_eq!(scene.requests().len(), asked, "not asked again");
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene.then("still declined", declined);
}

#[test]
fn c3_a_stop_older_than_an_explicit_yes_is_history() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().hours_pass(1);
    scene
        .guest_says("yes")
        .guest_said("STOP", Span::seconds(30));
    let granted = matches!(scene.consent(), Consent::Granted { .. });
    scene.then("the yes came later", granted);
}

#[test]
fn c9_a_stop_older_than_an_implied_agreement_still_counts() {
    let mut scene = Scene::new();
    scene
        .guest_says("Hello")
        .guest_said("STOP", Span::seconds(30));
    let conversation = scene.hub.state.conversations.values().next().unwrap();
    let declined = matches!(conversation.consent, Consent::Declined { .. });
    scene.then("they never said yes", declined);
}

#[test]
fn c7_at_the_same_moment_the_order_of_arrival_counts() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP").guest_says("yes");
    let granted = matches!(scene.consent(), Consent::Granted { .. });
    scene.then("granted", granted);
    scene.guest_says("STOP");
    let declined = matches!(scene.consent(), Consent::Declined { .. });
    scene.then("declined", declined);
}

#[test]
fn p3_late_words_are_marked_and_put_in_their_place() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).guest_says("second");
    scene.guest_said("first", Span::seconds(61));
    scene.then("marked", scene.message("first").late);
    let order = |words| scene.message(words).order;
    scene.then("before the other", order("first") < order("second"));
    scene.then("the other isn't", !scene.message("second").late);
}

#[test]
fn p3_a_minutes_jitter_is_not_late() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).guest_says("second");
    scene.guest_said("first", Span::seconds(60));
    scene.then("not marked", !scene.message("first").late);
}

#[test]
fn p3_the_first_words_of_a_conversation_are_never_late() {
    let mut scene = Scene::new();
    scene.guest_said("Hello", Span::hours(5));
    scene.then("not marked", !scene.message("Hello").late);
}
