//! Who may write at all: E1, E2, E3.

use engine::{CancelReason, Entitlement, FailureKind, NoticeKind, Refusal, Standing};

use crate::scene::{ANA, BEN, FIRST, Scene};

#[test]
fn e1_both_switches_must_be_on() {
    let cases = [
        ((true, true), Entitlement::Entitled),
        ((true, false), Entitlement::MemberOff),
        ((false, true), Entitlement::OrganizationOff),
        ((false, false), Entitlement::OrganizationOff),
    ];
    for ((organization, member), expected) in cases {
        let entitlement = Entitlement::of(organization, member);
        assert_eq!(entitlement, expected, "{organization} and {member}");
    }
}

#[test]
fn e1_nobody_asks_or_writes_without_the_connector() {
    for reason in [Entitlement::MemberOff, Entitlement::OrganizationOff] {
        let mut scene = Scene::new();
        scene.entitlement(ANA, reason);
        let start = scene.start(FIRST);
        let refusal = Refusal::NotEntitled { reason };
        assert_eq!(scene.tries(ANA, &start), Err(refusal.clone()), "asking");

        let mut scene = Scene::agreed();
        scene.entitlement(ANA, reason);
        let written = scene.ana_tries_to_write("hello");
        assert_eq!(written, Err(refusal.clone()), "writing");
        let template = scene.template(FIRST, "any");
        let sent = scene.tries(ANA, &template);
        assert_eq!(sent, Err(refusal.clone()), "a template");
        let resent = scene.ana_tries_to_resend();
        assert_eq!(resent, Err(refusal), "asking again");
    }
}

#[test]
fn e1_nobody_retries_without_the_connector() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene.fails("one", FailureKind::Rejected);
    scene.entitlement(ANA, Entitlement::MemberOff);
    let retry = engine::Intent::Retry {
        message: scene.id("one"),
    };
    let reason = Entitlement::MemberOff;
    let refused = scene.tries(ANA, &retry);
    assert_eq!(refused, Err(Refusal::NotEntitled { reason }), "a retry");
}

#[test]
fn e2_a_first_message_needs_a_saved_contact() {
    let mut scene = Scene::new();
    scene.without_contact(ANA);
    let start = scene.start(FIRST);
    assert_eq!(scene.tries(ANA, &start), Err(Refusal::NoContact), "unsaved");
    scene.then("nothing is recorded", scene.hub.log.is_empty());
}

#[test]
fn e2_an_answer_needs_no_contact() {
    let mut scene = Scene::new();
    scene.without_contact(BEN).guest_says("Hello?");
    let conversation = *scene.hub.state.conversations.keys().next().unwrap();
    let answer = scene.words(conversation, "Good morning");
    scene.does(BEN, &answer);
    scene.then_stands("Good morning", &Standing::Queued);
}

#[test]
fn e3_switching_off_cancels_held_messages_with_a_notice() {
    let mut scene = Scene::agreed();
    scene.hours_pass(25).ana_writes("one").ana_writes("two");
    scene.connector_goes_off(&[ANA]);
    let reason = CancelReason::ConnectorOff;
    let cancelled = Standing::Cancelled { reason };
    scene
        .then_stands("one", &cancelled)
        .then_stands("two", &cancelled)
        .then_held(&[]);
    let notices = scene.notices(FIRST);
    let told = NoticeKind::HeldCancelled {
        count: 2,
        reason,
        member: None,
    };
    scene.then("members are told of both", notices.contains(&told));
    let off = NoticeKind::ConnectorOff { members: vec![ANA] };
    scene.then("and that it is off", notices.contains(&off));
}

#[test]
fn e3_nothing_cancelled_goes_out_when_the_guest_writes_or_the_switch_comes_back() {
    let mut scene = Scene::agreed();
    scene.hours_pass(25).ana_writes("one");
    scene
        .connector_goes_off(&[ANA])
        .guest_says("Anybody there?");
    scene.connector_comes_on(&[ANA]).guest_says("Hello?");
    scene.carrier_works().then_phone_got(&[]);
}

#[test]
fn e3_messages_waiting_for_their_turn_are_cancelled_but_not_the_one_in_flight() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene.ana_writes("two").connector_goes_off(&[ANA]);
    scene.accepted("one").sent("one").carrier_works();
    scene.then_phone_got(&["one"]);
    scene.then_stands("one", &Standing::Sent);
}

#[test]
fn e3_only_the_messages_of_those_who_lost_it_are_cancelled() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works();
    scene.hours_pass(24).ana_writes("mine").ben_writes("his");
    scene.connector_goes_off(&[BEN]).then_held(&["mine"]);
    let off = |kind: &NoticeKind| matches!(kind, NoticeKind::ConnectorOff { .. });
    let told = scene.notices(FIRST).iter().any(off);
    scene.then("Ana's conversation isn't told", !told);
}

#[test]
fn e3_conversations_stay_and_the_guest_can_still_write() {
    let mut scene = Scene::agreed();
    scene.connector_goes_off(&[ANA]).guest_says("Hello?");
    scene.then_stands("Hello?", &Standing::Received);
    let conversation = scene.conversation(FIRST);
    scene.then("it is live", conversation.is_live());
}

#[test]
fn e3_a_message_the_provider_sends_back_is_cancelled_when_the_connector_is_off_by_then() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one").accepted("one");
    scene.connector_goes_off(&[ANA]);
    scene.fails("one", FailureKind::OutsideWindow);
    let reason = CancelReason::ConnectorOff;
    scene
        .then_stands("one", &Standing::Cancelled { reason })
        .then_held(&[]);
    let told = NoticeKind::HeldCancelled {
        count: 1,
        reason,
        member: None,
    };
    scene.then("told", scene.notices(FIRST).contains(&told));
}

#[test]
fn e3_switching_twice_is_told_once() {
    let mut scene = Scene::agreed();
    scene.connector_goes_off(&[ANA]);
    let again = scene.events_of(|scene| {
        scene.connector_goes_off(&[ANA]);
    });
    scene.then("off again is nothing new", again.is_empty());
    scene.connector_comes_on(&[ANA]);
    let again = scene.events_of(|scene| {
        scene.connector_comes_on(&[ANA]);
    });
    scene.then("on again is nothing new", again.is_empty());
}

#[test]
fn e3_what_was_switched_off_is_switched_on_again_and_told() {
    let mut scene = Scene::agreed();
    let quiet = scene.events_of(|scene| {
        scene.connector_comes_on(&[ANA]);
    });
    scene.then("nothing was off", quiet.is_empty());
    scene
        .connector_goes_off(&[ANA])
        .connector_comes_on(&[ANA, BEN]);
    scene.then(
        "Ana is back",
        scene.conversation(FIRST).without_connector.is_empty(),
    );
    let members = vec![ANA];
    let told = scene.notices(FIRST);
    assert_eq!(
        told.last(),
        Some(&NoticeKind::ConnectorOn { members }),
        "and told"
    );
}
