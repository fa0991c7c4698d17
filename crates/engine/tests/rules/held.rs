//! Held messages: W4, W5, W7.

use engine::{
    CancelReason, ContentRule, HeldReason, Intent, NoticeKind, Policy, Refusal, Span, Standing,
};

use crate::scene::{ANA, BEN, FIRST, Scene};

const HELD: Standing = Standing::Held {
    reason: HeldReason::WindowLapsed,
};

fn two_held() -> Scene {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("one").ana_writes("two");
    scene
}

#[test]
fn w4_in_a_lapsed_window_a_message_is_held_never_refused_never_failed() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ana_writes("one").carrier_works();
    scene.then_stands("one", &HELD).then_phone_got(&[]);
}

#[test]
fn w4_a_message_whose_turn_comes_after_the_window_lapsed_is_held_then() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two").hours_pass(24);
    scene.carrier_works().then_held(&["one", "two"]);
    scene.then_phone_got(&[]);
}

#[test]
fn w4_a_message_that_could_go_stays_behind_those_that_are_held() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").ana_writes("two").hours_pass(24);
    let (message, attempt) = scene.take_send().expect("the first is due");
    let due = engine::Report::SendDue { message, attempt };
    scene.told(&due).then_held(&["one"]);
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["one", "two"]);
}

#[test]
fn w5_the_guest_writing_releases_all_in_order_one_at_a_time() {
    let mut scene = two_held();
    scene.ana_writes("three").guest_says("Hello");
    scene.then_held(&[]);
    scene.starts("one");
    assert_eq!(scene.carrier_starts_next(), None, "one in flight");
    scene.accepted("one");
    assert_eq!(scene.carrier_starts_next(), None, "until it is sent");
    scene.sent("one").starts("two");
    scene
        .fails("two", engine::FailureKind::Rejected)
        .starts("three");
}

#[test]
fn p1_a_released_message_goes_as_a_new_attempt() {
    let mut scene = two_held();
    assert_eq!(scene.message("one").attempt, 1, "as it was written");
    scene.guest_says("Hello");
    assert_eq!(scene.message("one").attempt, 2, "as it goes");
}

#[test]
fn w5_words_are_read_before_anything_is_released() {
    let mut scene = two_held();
    let release = scene.events_of(|scene| {
        scene.guest_says("STOP");
    });
    let queued = |event: &engine::Event| matches!(event, engine::Event::MessageQueued { .. });
    scene.then("nothing is queued", !release.iter().any(queued));
}

#[test]
fn w5_the_release_is_decided_with_the_guests_message() {
    let mut scene = two_held();
    let release = scene.events_of(|scene| {
        scene.guest_says("Hello");
    });
    let told =
        |event: &engine::Event| matches!(event, engine::Event::HeldReleased { count: 2, .. });
    scene.then("told", release.iter().any(told));
    let queued = |event: &&engine::Event| matches!(event, engine::Event::MessageQueued { .. });
    assert_eq!(release.iter().filter(queued).count(), 2, "both");
}

#[test]
fn w5_a_message_whose_window_has_lapsed_already_releases_nothing() {
    let mut scene = two_held();
    scene.guest_said("Hello", Span::hours(24)).carrier_works();
    scene.then_held(&["one", "two"]).then_phone_got(&[]);
    let told = |kind: &NoticeKind| matches!(kind, NoticeKind::HeldReleased { .. });
    let told = scene.notices(FIRST).iter().any(told);
    scene.then("nobody is told so", !told);
}

#[test]
fn w5_conversations_of_the_pair_share_window_and_order() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    scene.hours_pass(30).ana_writes("one").ben_writes("two");
    scene.ana_writes("three");
    scene.phone.clear();
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["one", "two", "three"]);
}

#[test]
fn w7_held_items_are_listed_per_conversation_and_over_all() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    scene.hours_pass(30).ana_writes("one").ben_writes("two");
    scene
        .ana_writes("three")
        .then_held(&["one", "two", "three"]);
    let first = scene.hub.state.held_in(FIRST);
    let first: Vec<&str> = first.map(|message| message.content.text()).collect();
    assert_eq!(first, ["one", "three"], "of Ana's conversation");
}

#[test]
fn w7_an_edited_message_goes_with_its_new_words() {
    let mut scene = two_held();
    let edit = scene.edit("one", "uno");
    scene.does(ANA, &edit).guest_says("Hello").carrier_works();
    scene.then_phone_got(&["uno", "two"]);
}

#[test]
fn w7_an_edit_is_judged_like_a_message() {
    let mut scene = two_held();
    scene.hub.policy = Policy {
        content_rules: vec![ContentRule {
            name: "promises".to_owned(),
            words: vec!["guaranteed".to_owned()],
        }],
        ..Policy::default()
    };
    let edit = scene.edit("one", "  ");
    assert_eq!(scene.tries(ANA, &edit), Err(Refusal::EmptyMessage), "empty");
    let edit = scene.edit("one", &"é".repeat(1_601));
    let expected = Err(Refusal::TextTooLong {
        limit: 1_600,
        length: 1_601,
    });
    assert_eq!(scene.tries(ANA, &edit), expected, "too long");
    let edit = scene.edit("one", "It is Guaranteed.");
    let rule = "promises".to_owned();
    let expected = Err(Refusal::ContentRule { rule });
    assert_eq!(scene.tries(ANA, &edit), expected, "forbidden words");
    scene.then_held(&["one", "two"]);
}

#[test]
fn w7_a_cancelled_message_never_goes() {
    let mut scene = two_held();
    let cancel = Intent::CancelHeld {
        message: scene.id("one"),
    };
    scene.does(ANA, &cancel).does(ANA, &cancel);
    let reason = CancelReason::ByMember;
    scene.then_stands("one", &Standing::Cancelled { reason });
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["two"]);
}

#[test]
fn w7_the_order_can_be_changed() {
    let mut scene = two_held();
    scene.ana_writes("three");
    scene.ana_moves("three", Some("one"));
    scene.then_held(&["three", "one", "two"]);
    scene.ana_moves("three", None);
    scene.then_held(&["one", "two", "three"]);
    scene.ana_moves("one", Some("three"));
    scene.then_held(&["two", "one", "three"]);
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["two", "one", "three"]);
}

#[test]
fn w7_moving_it_to_where_it_is_changes_nothing() {
    let mut scene = two_held();
    for before in [Some("one"), Some("two")] {
        let moved = scene.events_of(|scene| {
            scene.ana_moves("one", before);
        });
        scene.then("nothing new", moved.is_empty());
    }
}

#[test]
fn w7_only_the_author_changes_a_held_message() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    scene.hours_pass(30).ana_writes("one");
    let message = scene.id("one");
    let edit = scene.edit("one", "uno");
    for intent in [edit, Intent::CancelHeld { message }] {
        let refused = scene.tries(BEN, &intent);
        assert_eq!(refused, Err(Refusal::NotMember), "{intent:?}");
    }
}

#[test]
fn w7_what_isnt_held_any_more_cant_be_changed() {
    let mut scene = two_held();
    scene.guest_says("Hello");
    let message = scene.id("one");
    let edit = scene.edit("one", "uno");
    let before = None;
    for intent in [
        edit,
        Intent::CancelHeld { message },
        Intent::MoveHeld { message, before },
    ] {
        let refused = scene.tries(ANA, &intent);
        assert_eq!(refused, Err(Refusal::NotHeld), "{intent:?}");
    }
}

#[test]
fn w7_a_message_is_moved_among_its_own_conversation_only() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    scene.hours_pass(30).ana_writes("one").ben_writes("two");
    let intent = Intent::MoveHeld {
        message: scene.id("one"),
        before: Some(scene.id("two")),
    };
    assert_eq!(scene.tries(ANA, &intent), Err(Refusal::NotHeld), "Ben's");
    scene.ana_writes("three").ana_moves("one", None);
    scene.then_held(&["three", "two", "one"]);
}
