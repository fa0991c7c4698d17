//! What users of comparable systems complain about, tried here: words that look sent in a lapsed window (xW1), a
//! provider that says "more than 24 hours" (xW4), automation that goes its own way (xW5), a run with one clock (xW6).

use engine::{
    Event, FailureKind, HeldReason, Inbound, ProviderStatus, Report, Span, Standing, Template,
};

use crate::scene::{ANA, FIRST, Scene};

fn held(reason: HeldReason) -> Standing {
    Standing::Held { reason }
}

#[test]
fn xw1_free_text_after_24_h_is_held_and_never_looks_sent() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ana_writes("one").carrier_works();
    scene.then_stands("one", &held(HeldReason::WindowLapsed));
    for report in [
        scene.acceptance("one"),
        scene.status("one", ProviderStatus::Sent),
        scene.status("one", ProviderStatus::Read),
    ] {
        scene.told(&report);
        scene.then_stands("one", &held(HeldReason::WindowLapsed));
    }
    let known = scene.message("one").provider_id.clone();
    scene.then("the provider knows nothing of it", known.is_none());
}

#[test]
fn xw1_nothing_is_sent_before_the_provider_gave_it_an_id() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene.then_stands("one", &Standing::Started);
    scene.then("no id yet", scene.message("one").provider_id.is_none());
    scene.sent("one").then_stands("one", &Standing::Sent);
    scene.then("an id", scene.message("one").provider_id.is_some());
}

#[test]
fn xw4_when_the_provider_says_so_although_the_guest_just_wrote_it_is_held_again() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).guest_says("I'm back").seconds_pass(1);
    scene.ana_writes("one").starts("one");
    scene.fails("one", FailureKind::OutsideWindow);
    scene.then_stands("one", &held(HeldReason::ProviderWindow));
    scene.then("closed", !scene.window_is_open());
    scene.phone.clear();
    scene.seconds_pass(1).guest_says("Really").carrier_works();
    scene.then_phone_got(&["one"]);
}

#[test]
fn xw4_the_window_goes_by_the_providers_time_however_late_its_message_comes_in() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).guest_said("Hello", Span::hours(3));
    let lapses_at = scene.hub.state.window.lapses_at(&scene.hub.policy);
    assert_eq!(lapses_at, Some(scene.now() + Span::hours(21)), "its own");
}

#[test]
fn xw4_an_expiry_of_the_providers_own_counts() {
    let mut scene = Scene::agreed();
    scene.seconds_pass(1);
    let until = scene.now() + Span::hours(72);
    let inbound = Inbound {
        window_until: Some(until),
        ..scene.guest_words("From the advertisement")
    };
    scene.arrives(inbound).hours_pass(71).ana_writes("one");
    scene.carrier_works().then_stands("one", &Standing::Sent);
    scene.hours_pass(25).ana_writes("two").then_held(&["two"]);
}

#[test]
fn xw5_what_the_system_says_by_itself_takes_the_same_way_as_a_member() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().phone.clear();
    let day = scene.hub.policy.window_length;
    scene.hours_pass(30).guest_said("YES", day).carrier_works();
    let told = scene.hub.policy.guest_texts.accepted.clone();
    scene.then_phone_got(&[]).then_held(&[&told]);
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&[&told]);
}

#[test]
fn xw5_no_queue_goes_past_the_rules() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").hours_pass(24);
    let (message, attempt) = scene.take_send().expect("it is due");
    scene.told(&Report::SendDue { message, attempt });
    scene.then_held(&["one"]).then_phone_got(&[]);
}

#[test]
fn xw6_the_clock_is_read_for_each_message() {
    let mut scene = Scene::agreed();
    for words in ["one", "two", "three"] {
        scene.ana_writes(words);
    }
    scene.starts("one").accepted("one");
    // The first takes its time, and was sent too long ago to keep the window open.
    scene.hours_pass(24).sent("one").carrier_works();
    scene.then_phone_got(&["one"]).then_held(&["two", "three"]);
}

#[test]
fn xw6_accepted_is_not_delivered() {
    let mut scene = Scene::agreed();
    scene.hub.policy.templates = vec![Template {
        name: "reminder".to_owned(),
        text: "See you tomorrow".to_owned(),
        language: "en".to_owned(),
    }];
    let template = scene.template(FIRST, "reminder");
    scene.hours_pass(30).does(ANA, &template);
    scene
        .starts("See you tomorrow")
        .accepted("See you tomorrow");
    scene.then_stands("See you tomorrow", &Standing::Accepted);
    assert_eq!(scene.carrier_starts_next(), None, "nor is it over");
}

#[test]
fn xw6_two_workers_at_one_message_are_one_send() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    let (message, attempt) = scene.take_send().expect("it is due");
    let due = Report::SendDue { message, attempt };
    let both = scene.events_of(|scene| {
        scene.told(&due).told(&due);
    });
    let starts = |event: &&Event| matches!(event, Event::SendStarted { .. });
    assert_eq!(both.iter().filter(starts).count(), 1, "one claim");
}

#[test]
fn xw6_each_status_of_a_message_is_recorded_once() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    let statuses = [
        ProviderStatus::Sent,
        ProviderStatus::Delivered,
        ProviderStatus::Read,
    ];
    let events = scene.events_of(|scene| {
        for status in statuses.into_iter().chain(statuses) {
            scene.accepted("one").reaches("one", status);
        }
    });
    let moved = events.len();
    assert_eq!(moved, 5, "accepted, sent, the window, delivered, read");
}

#[test]
fn xw6_what_was_recorded_is_never_changed() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("one");
    let before = scene.hub.log.clone();
    let edit = scene.edit("one", "uno");
    scene.does(ANA, &edit).guest_says("STOP").guest_says("yes");
    assert!(scene.hub.log.starts_with(&before), "it is only added to");
}
