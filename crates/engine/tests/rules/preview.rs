//! What the composer says before sending: P6, W1, W4.

use engine::{
    Consequence, Content, ContentRule, HeldReason, Policy, Refusal, Span, Standing, Template,
    WindowAnchor, preview,
};

use crate::scene::{ANA, FIRST, START, Scene};

fn previewed(scene: &Scene, content: &Content) -> Consequence {
    let context = scene.hub.terms().context(scene.actor(ANA), scene.now());
    preview(&scene.hub.state, FIRST, content, &context)
}

fn words(words: &str) -> Content {
    Content::Text {
        text: words.to_owned(),
    }
}

#[test]
fn p6_in_an_open_window_it_sends_now_and_says_until_when() {
    let mut scene = Scene::agreed();
    scene.hours_pass(5);
    let expected = Consequence::SendsNow {
        lapses_at: START + Span::hours(24),
        may_be_held: false,
    };
    assert_eq!(previewed(&scene, &words("hello")), expected, "preview");
}

#[test]
fn w1_it_warns_when_only_a_members_message_keeps_the_window_open() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    let sends_now = |may_be_held| Consequence::SendsNow {
        lapses_at: START + Span::hours(44),
        may_be_held,
    };
    let early = previewed(&scene, &words("two"));
    assert_eq!(early, sends_now(false), "the guest's own is open");
    scene.hours_pass(4);
    let late = previewed(&scene, &words("two"));
    assert_eq!(late, sends_now(true), "the guest's own has lapsed");
    scene.hub.policy.window_anchor = WindowAnchor::Guest;
    let held = previewed(&scene, &words("two"));
    let reason = HeldReason::WindowLapsed;
    assert_eq!(held, Consequence::Held { reason }, "under the other anchor");
}

#[test]
fn w4_in_a_lapsed_window_it_says_held_before_sending() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24);
    let reason = HeldReason::WindowLapsed;
    let consequence = previewed(&scene, &words("one"));
    assert_eq!(consequence, Consequence::Held { reason }, "preview");
    scene.ana_writes("one");
    scene.then_stands("one", &Standing::Held { reason });
}

#[test]
fn p6_it_says_what_blocks_and_what_refuses() {
    let rule = "promises".to_owned();
    let mut scene = Scene::agreed_under(Policy {
        content_rules: vec![ContentRule {
            name: rule.clone(),
            words: vec!["guaranteed".to_owned()],
        }],
        ..Policy::default()
    });
    let blocked = previewed(&scene, &words("guaranteed"));
    assert_eq!(blocked, Consequence::BlockedBy { rule }, "blocked");
    let refusal = Refusal::EmptyMessage;
    let refused = previewed(&scene, &words(" "));
    assert_eq!(refused, Consequence::Refused { refusal }, "empty");
    let (limit, length) = (1_600, 1_601);
    let refusal = Refusal::TextTooLong { limit, length };
    let refused = previewed(&scene, &words(&"x".repeat(1_601)));
    assert_eq!(refused, Consequence::Refused { refusal }, "too long");
    scene.guest_says("STOP");
    let refusal = Refusal::GuestDeclined;
    let refused = previewed(&scene, &words("hello"));
    assert_eq!(refused, Consequence::Refused { refusal }, "declined");
}

#[test]
fn p6_a_template_is_called_one() {
    let template = Template {
        name: "reminder".to_owned(),
        text: "See you tomorrow".to_owned(),
        language: "en".to_owned(),
    };
    let mut scene = Scene::agreed_under(Policy {
        templates: vec![template],
        ..Policy::default()
    });
    scene.hours_pass(30);
    let content = Content::Template {
        name: "reminder".to_owned(),
        text: String::new(),
        language: String::new(),
    };
    let consequence = previewed(&scene, &content);
    assert_eq!(consequence, Consequence::Template, "preview");
}

#[test]
fn p6_looking_changes_nothing() {
    let scene = Scene::agreed();
    let before = scene.hub.state.clone();
    previewed(&scene, &words("hello"));
    assert_eq!(scene.hub.state, before, "the state");
}
