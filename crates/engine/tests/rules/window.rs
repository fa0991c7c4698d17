//! When free text may go: W1, W2, W3, W8.

use engine::{FailureKind, Inbound, Policy, ProviderStatus, Span, Template, WindowAnchor};

use crate::scene::{ANA, FIRST, START, Scene};

const MOMENT: Span = Span(1);

fn just_under(hours: i64) -> Span {
    Span(hours * 3_600_000 - 1)
}

fn guest_anchor() -> Policy {
    Policy {
        window_anchor: WindowAnchor::Guest,
        ..Policy::default()
    }
}

fn with_template() -> Policy {
    Policy {
        templates: vec![Template {
            name: "reminder".to_owned(),
            text: "See you tomorrow".to_owned(),
            language: "en".to_owned(),
        }],
        ..Policy::default()
    }
}

#[test]
fn w1_every_message_of_the_guest_opens_it_under_either_anchor() {
    for policy in [Policy::default(), guest_anchor()] {
        let mut scene = Scene::agreed_under(policy);
        scene.hours_pass(30);
        scene.then("lapsed", !scene.window_is_open());
        scene.guest_says("Hello");
        scene.then("open", scene.window_is_open());
    }
}

#[test]
fn w1_a_members_message_keeps_it_open_under_either_party() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(20);
    scene.then("open", scene.window_is_open());
    scene.hours_pass(4);
    scene.then("until 24 h after it", !scene.window_is_open());
}

#[test]
fn w1_a_members_message_doesnt_count_under_guest() {
    let mut scene = Scene::agreed_under(guest_anchor());
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.time_passes(just_under(4));
    scene.then("open", scene.window_is_open());
    scene.time_passes(MOMENT);
    scene.then("lapsed", !scene.window_is_open());
}

#[test]
fn w1_the_anchor_can_be_changed_at_any_time() {
    let mut scene = Scene::agreed();
    scene.hours_pass(20).ana_writes("one").carrier_works();
    scene.hours_pass(20);
    scene.hub.policy.window_anchor = WindowAnchor::Guest;
    scene.then("lapsed", !scene.window_is_open());
    scene.hub.policy.window_anchor = WindowAnchor::EitherParty;
    scene.then("open", scene.window_is_open());
}

#[test]
fn w1_a_window_may_come_with_an_expiry_of_its_own() {
    let mut scene = Scene::agreed();
    let inbound = Inbound {
        window_until: Some(START + Span::hours(72)),
        ..scene.guest_words("From an advertisement")
    };
    scene.seconds_pass(1);
    let inbound = Inbound {
        at: scene.now(),
        ..inbound
    };
    scene
        .arrives(inbound)
        .time_passes(Span(72 * 3_600_000 - 1_001));
    scene.then("open for 72 h", scene.window_is_open());
    scene.time_passes(MOMENT);
    scene.then("and no longer", !scene.window_is_open());
}

#[test]
fn w1_it_never_was_open_before_the_guest_wrote() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.then("closed", !scene.window_is_open());
}

#[test]
fn w2_an_age_of_exactly_24_h_is_lapsed() {
    for policy in [Policy::default(), guest_anchor()] {
        let mut scene = Scene::agreed_under(policy);
        scene.time_passes(just_under(24));
        scene.then("a moment before", scene.window_is_open());
        scene.time_passes(MOMENT);
        scene.then("at 24 h", !scene.window_is_open());
    }
}

#[test]
fn w2_the_providers_time_decides_not_ours() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).guest_said("Hello", Span::hours(23));
    scene.then("open", scene.window_is_open());
    scene.hours_pass(1);
    scene.then("until 24 h after they wrote", !scene.window_is_open());
}

#[test]
fn w2_a_message_that_arrives_late_doesnt_shorten_it() {
    let mut scene = Scene::agreed();
    scene.hours_pass(10).guest_says("second");
    scene.guest_said("first", Span::hours(5)).hours_pass(20);
    scene.then("open", scene.window_is_open());
}

#[test]
fn w3_failed_messages_dont_move_it_even_when_they_were_sent_before() {
    let mut scene = Scene::agreed();
    scene.hours_pass(10).ana_writes("one").starts("one");
    scene.accepted("one").fails("one", FailureKind::Rejected);
    scene.ana_writes("two").carrier_works();
    scene.fails("two", FailureKind::Rejected).hours_pass(14);
    scene.then("lapsed", !scene.window_is_open());
}

#[test]
fn w3_a_failed_message_leaves_the_move_of_an_earlier_one() {
    let mut scene = Scene::agreed();
    scene.hours_pass(10).ana_writes("one").carrier_works();
    scene.hours_pass(5).ana_writes("two").carrier_works();
    scene.fails("two", FailureKind::Rejected);
    scene.time_passes(just_under(19));
    scene.then("24 h from the first", scene.window_is_open());
    scene.time_passes(MOMENT);
    scene.then("not from the second", !scene.window_is_open());
}

#[test]
fn w3_blocked_cancelled_held_and_unanswered_messages_dont_move_it() {
    let mut scene = Scene::agreed();
    scene.hours_pass(10).ana_writes("queued");
    scene.ana_writes("unknown").hours_pass(14);
    scene.ana_writes("held");
    scene.then("lapsed", !scene.window_is_open());
}

#[test]
fn w3_templates_requests_and_notices_dont_move_it() {
    let mut scene = Scene::agreed_under(with_template());
    scene.hours_pass(10);
    let template = scene.template(FIRST, "reminder");
    scene.does(ANA, &template).carrier_works();
    scene.reaches("See you tomorrow", ProviderStatus::Read);
    scene.hours_pass(14).ben_asks().carrier_works();
    scene.then("lapsed", !scene.window_is_open());
    scene.guest_presses("opt_in_accept", "Yes").hours_pass(10);
    scene.carrier_works().hours_pass(14);
    scene.then("the notice neither", !scene.window_is_open());
}

#[test]
fn w3_statuses_dont_move_it() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").carrier_works().hours_pass(10);
    scene.reaches("one", ProviderStatus::Delivered);
    scene.reaches("one", ProviderStatus::Read).hours_pass(14);
    scene.then("lapsed", !scene.window_is_open());
}

#[test]
fn w8_a_template_goes_outside_the_window_and_leaves_it_closed() {
    let mut scene = Scene::agreed_under(with_template());
    scene.hours_pass(30).ana_writes("held");
    let template = scene.template(FIRST, "reminder");
    scene.does(ANA, &template).carrier_works();
    scene.then_phone_got(&["See you tomorrow"]);
    scene.then("closed", !scene.window_is_open());
    scene.then_held(&["held"]);
}

#[test]
fn w8_an_unknown_template_is_refused() {
    let mut scene = Scene::agreed();
    let template = scene.template(FIRST, "reminder");
    let refused = scene.tries(ANA, &template);
    assert_eq!(refused, Err(engine::Refusal::UnknownTemplate), "no such");
    scene.then("nothing written", scene.find("See you tomorrow").is_none());
}
