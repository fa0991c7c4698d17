//! Who speaks: the speaker line, and P7.

use engine::{Policy, Refusal, Span, collision};

use crate::scene::{ANA, BEN, FIRST, Scene};

fn of_two() -> Scene {
    let mut scene = Scene::agreed();
    scene.adds(ANA, &[BEN]).carrier_works().phone.clear();
    scene
}

/// What the carrier would send for these words.
fn body(scene: &Scene, words: &str) -> String {
    scene.message(words).body()
}

#[test]
fn xa4_once_a_second_member_has_spoken_each_is_named_to_the_guest() {
    let mut scene = of_two();
    scene.says(ANA, "one").says(BEN, "two").says(ANA, "three");
    assert_eq!(body(&scene, "one"), "one", "nobody else had spoken");
    assert_eq!(body(&scene, "two"), "Ben: two", "the second");
    assert_eq!(body(&scene, "three"), "Ana: three", "the first, too");
}

#[test]
fn xa4_what_was_blocked_or_cancelled_or_only_asked_for_consent_was_not_said() {
    let mut scene = of_two();
    scene.says(BEN, "alone");
    assert_eq!(body(&scene, "alone"), "alone", "Ana has only asked");
    let mut scene = of_two();
    scene.hours_pass(30).says(ANA, "taken back");
    let message = scene.id("taken back");
    scene.does(ANA, &engine::Intent::CancelHeld { message });
    scene.says(BEN, "alone");
    assert_eq!(body(&scene, "alone"), "alone", "it was cancelled");
}

#[test]
fn xa4_the_organization_may_do_without() {
    let policy = Policy {
        speaker_line: false,
        ..Policy::default()
    };
    let mut scene = Scene::agreed_under(policy);
    scene.adds(ANA, &[BEN]).says(ANA, "one").says(BEN, "two");
    assert_eq!(body(&scene, "two"), "two", "no name");
}

#[test]
fn xa4_the_name_counts_against_the_limit_also_when_words_are_changed() {
    let mut scene = of_two();
    scene.says(ANA, "one");
    let longest = "é".repeat(1_600 - "Ben: ".len());
    scene.hours_pass(30).says(BEN, &longest);
    let too_long = format!("{longest}é");
    let refused = Refusal::TextTooLong {
        limit: 1_600,
        length: 1_601,
    };
    let more = scene.words(FIRST, &too_long);
    assert_eq!(scene.tries(BEN, &more), Err(refused.clone()), "written");
    let edit = scene.edit(&longest, &too_long);
    assert_eq!(scene.tries(BEN, &edit), Err(refused), "changed");
}

#[test]
fn p7_a_colleagues_words_since_the_draft_was_begun_are_told() {
    let mut scene = of_two();
    let begun = scene.now();
    scene.seconds_pass(4).says(ANA, "I answer");
    let answered = scene.now();
    let seen = |viewer, since| collision(&scene.hub.state, FIRST, viewer, since);
    assert_eq!(seen(BEN, begun), Some((ANA, answered)), "who and when");
    assert_eq!(seen(ANA, begun), None, "not one's own");
    assert_eq!(seen(BEN, answered), None, "known before");
    let later = answered + Span::seconds(1);
    assert_eq!(seen(BEN, later), None, "nor later");
}
