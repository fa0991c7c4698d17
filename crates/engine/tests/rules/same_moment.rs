//! Things that happen in one and the same moment, and at the moment a time is over: providers count in whole seconds.

use engine::{
    Content, Event, FailureKind, HeldReason, Policy, ProviderStatus, Span, Standing, Template,
    WindowAnchor,
};

use crate::scene::{ANA, FIRST, Scene};

fn with_a_reminder() -> Policy {
    Policy {
        templates: vec![Template {
            name: "reminder".to_owned(),
            text: "Remember".to_owned(),
            language: "en".to_owned(),
        }],
        ..Policy::default()
    }
}

fn moves(event: &Event) -> bool {
    matches!(event, Event::WindowMoved { .. })
}

#[test]
fn w2_a_second_message_of_the_guests_moment_moves_nothing() {
    let mut scene = Scene::agreed();
    scene.seconds_pass(1).guest_says("One");
    let events = scene.events_of(|scene| {
        scene.guest_says("Two");
    });
    scene.then("the moment is known", !events.iter().any(moves));
}

#[test]
fn w1_each_later_word_of_a_member_keeps_the_window_open_anew() {
    let mut scene = Scene::agreed();
    for words in ["One", "Two", "Three"] {
        scene.hours_pass(20).ana_writes(words).carrier_works();
        let at = scene.now();
        scene.then("it counts", scene.hub.state.window.member_at == Some(at));
    }
    let events = scene.events_of(|scene| {
        scene.ana_writes("At the same moment").carrier_works();
    });
    scene.then("nothing is later than it was", !events.iter().any(moves));
}

#[test]
fn w3_one_of_two_words_of_a_moment_fails_and_the_other_keeps_the_window_open() {
    let mut scene = Scene::agreed();
    scene.seconds_pass(5);
    scene.ana_writes("One").ana_writes("Two").carrier_works();
    let at = scene.hub.state.window.member_at;
    scene.fails("One", FailureKind::Unreachable);
    scene.then(
        "the other was sent then too",
        scene.hub.state.window.member_at == at,
    );
    scene.fails("Two", FailureKind::Unreachable);
    scene.then("nothing was", scene.hub.state.window.member_at.is_none());
}

#[test]
fn w3_a_template_of_the_same_moment_keeps_no_window_open() {
    let mut scene = Scene::agreed_under(with_a_reminder());
    scene.seconds_pass(5).ana_writes("Words").carrier_works();
    let template = scene.template(FIRST, "reminder");
    scene.does(ANA, &template).carrier_works();
    scene.fails("Words", FailureKind::Unreachable);
    scene.then(
        "a template never did",
        scene.hub.state.window.member_at.is_none(),
    );
}

#[test]
fn w6_words_refused_when_the_guests_own_window_is_just_over_stay_held() {
    let mut scene = Scene::agreed();
    scene.seconds_pass(5).ana_writes("Words").starts("Words");
    scene.seconds_pass(1).guest_says("Still there?");
    scene
        .hours_pass(24)
        .fails("Words", FailureKind::OutsideWindow);
    let reason = HeldReason::ProviderWindow;
    scene.then_stands("Words", &Standing::Held { reason });
}

#[test]
fn w6_an_old_attempt_of_a_template_says_nothing_of_the_window() {
    let mut scene = Scene::agreed_under(with_a_reminder());
    let template = scene.template(FIRST, "reminder");
    scene
        .seconds_pass(5)
        .does(ANA, &template)
        .starts("Remember");
    let first = scene.failure_of_attempt("Remember", 1, FailureKind::OutsideWindow);
    scene.uncertain("Remember").ana_retries("Remember");
    scene.told(&first);
    scene.then("the window is as it was", scene.window_is_open());
    scene.then(
        "nobody closed it",
        scene.hub.state.window.closed_at.is_none(),
    );
}

#[test]
fn w2_an_older_move_of_the_guest_takes_nothing_back() {
    let policy = Policy {
        window_anchor: WindowAnchor::Guest,
        ..Policy::default()
    };
    let mut scene = Scene::agreed_under(policy);
    scene.hours_pass(2).guest_says("Now");
    let at = scene.now();
    scene.guest_said("Before", Span::hours(1));
    scene.then(
        "the later one counts",
        scene.hub.state.window.guest_at == Some(at),
    );
    let mut copy = scene.hub.state.clone();
    let mut older = scene.hub.log.last().expect("a log").clone();
    older.version = copy.version + 1;
    older.event = Event::WindowMoved {
        by: engine::Author::Guest,
        at: at - Span::hours(1),
        until: None,
    };
    copy.evolve(&older);
    assert_eq!(copy.window.guest_at, Some(at), "in any log");
}

#[test]
fn p1_the_message_with_the_carrier_is_known() {
    let mut scene = Scene::agreed();
    scene.ana_writes("One").ana_writes("Two").starts("One");
    let in_flight = |scene: &Scene| scene.hub.state.in_flight().map(|it| it.content.clone());
    let text = |text: &str| {
        Some(Content::Text {
            text: text.to_owned(),
        })
    };
    assert_eq!(in_flight(&scene), text("One"), "it was handed over");
    scene.accepted("One").reaches("One", ProviderStatus::Sent);
    assert_eq!(in_flight(&scene), None, "its turn is over");
}

#[test]
fn moments_are_told_apart_by_what_lies_between() {
    let scene = Scene::new();
    let later = scene.now() + Span::seconds(90);
    assert_eq!(later - scene.now(), Span::seconds(90), "and back");
}
