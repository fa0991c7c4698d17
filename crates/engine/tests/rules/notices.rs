//! Who is told what: 2.6, as far as one member meets it.

use engine::{Author, CancelReason, NoticeKind, NoticeText, Report, Span};

use crate::scene::{ANA, BEN, FIRST, Scene};

/// The key and the named member of what `viewer` reads.
fn reads(kind: &NoticeKind, viewer: engine::MemberId) -> Option<NoticeText> {
    kind.text_for(viewer)
}

fn plain(key: &'static str) -> NoticeText {
    NoticeText {
        key,
        ..NoticeText::default()
    }
}

#[test]
fn opt_in_sent_names_the_colleague_to_others() {
    let sent = NoticeKind::OptInSent {
        by: Author::Member(ANA),
    };
    assert_eq!(
        reads(&sent, ANA),
        Some(plain("opt_in_sent_you")),
        "who did it"
    );
    let colleague = NoticeText {
        key: "opt_in_sent_colleague",
        actor: Some(ANA),
        ..NoticeText::default()
    };
    assert_eq!(reads(&sent, BEN), Some(colleague), "a colleague");
    let sent = NoticeKind::OptInSent { by: Author::System };
    assert_eq!(
        reads(&sent, ANA),
        Some(plain("opt_in_sent_system")),
        "by itself"
    );
}

#[test]
fn answers_read_the_same_for_every_member() {
    let kinds = [
        (NoticeKind::Accepted, "accepted"),
        (NoticeKind::GuestWroteFirst, "guest_wrote_first"),
        (NoticeKind::Declined, "declined"),
        (NoticeKind::Unanswered, "unanswered"),
        (NoticeKind::Unreachable, "unreachable"),
    ];
    for (kind, key) in kinds {
        for viewer in [ANA, BEN] {
            assert_eq!(reads(&kind, viewer), Some(plain(key)), "{key}");
        }
    }
}

#[test]
fn counts_are_told() {
    let released = NoticeKind::HeldReleased { count: 3 };
    let text = reads(&released, BEN).unwrap();
    assert_eq!(
        (text.key, text.count),
        ("held_released", Some(3)),
        "released"
    );
    let reasons = [
        (CancelReason::GuestDeclined, "held_cancelled_guest_declined"),
        (CancelReason::ConnectorOff, "held_cancelled_connector_off"),
        (CancelReason::ByMember, "held_cancelled_by_member"),
    ];
    for (reason, key) in reasons {
        let cancelled = NoticeKind::HeldCancelled {
            count: 2,
            reason,
            member: None,
        };
        let text = reads(&cancelled, BEN).unwrap();
        assert_eq!((text.key, text.count), (key, Some(2)), "cancelled");
    }
}

#[test]
fn e3_the_connectors_switch_is_told_to_those_it_concerns() {
    let off = NoticeKind::ConnectorOff { members: vec![ANA] };
    let on = NoticeKind::ConnectorOn { members: vec![ANA] };
    assert_eq!(reads(&off, ANA), Some(plain("connector_off")), "Ana");
    assert_eq!(reads(&on, ANA), Some(plain("connector_on")), "Ana");
    assert_eq!(reads(&off, BEN), None, "not Ben");
    assert_eq!(reads(&on, BEN), None, "not Ben");
}

#[test]
fn every_step_of_consent_leaves_its_notice_in_order() {
    let mut scene = Scene::new();
    scene
        .ana_asks()
        .carrier_works()
        .hours_pass(24)
        .timers_ring();
    scene.guest_says("Yes").guest_says("Stop").guest_says("Yes");
    let notices = scene.notices(FIRST);
    let expected = [
        NoticeKind::OptInSent {
            by: Author::Member(ANA),
        },
        NoticeKind::Unanswered,
        NoticeKind::Accepted,
        NoticeKind::Declined,
        NoticeKind::Accepted,
    ];
    assert_eq!(notices, expected, "all of it");
}

#[test]
fn the_guest_writing_again_is_told_with_the_number_of_messages() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("one").ana_writes("two");
    scene.guest_says("Hello");
    let notices = scene.notices(FIRST);
    let released = NoticeKind::HeldReleased { count: 2 };
    assert_eq!(notices.last(), Some(&released), "two");
}

#[test]
fn p3_the_guest_writing_again_is_told_between_their_words_and_what_these_released() {
    // The provider tells whole seconds, so that both have happened at the same time; and its clock is another one.
    for ahead in [Span(-800), Span(0), Span::seconds(5)] {
        let mut scene = Scene::agreed();
        scene.hours_pass(30).ana_writes("one");
        let at = scene.now() + ahead;
        scene.guest_said_at("Hello", at).starts("one");
        let mut acceptance = scene.acceptance("one");
        if let Report::SendAccepted { at: told, .. } = &mut acceptance {
            *told = at;
        }
        scene.told(&acceptance);
        let notice = scene.conversation(FIRST).notices.last().unwrap().order;
        let (hello, one) = (scene.message("Hello").order, scene.message("one").order);
        assert!(
            hello < notice && notice < one,
            "{ahead:?}: {hello:?} {notice:?} {one:?}"
        );
    }
}

#[test]
fn a_guest_writing_while_nothing_is_held_is_not_announced() {
    let mut scene = Scene::agreed();
    let before = scene.notices(FIRST).len();
    scene.hours_pass(30).guest_says("Hello");
    assert_eq!(scene.notices(FIRST).len(), before, "nothing");
}

#[test]
fn notices_to_the_guest_say_the_organizations_words() {
    let mut scene = Scene::under(engine::Policy::default().speaking_for("Hill & Co"));
    scene
        .ana_asks()
        .carrier_works()
        .guest_says("yes")
        .carrier_works();
    scene.guest_says("STOP").carrier_works();
    scene.then_phone_got(&[
        "Hill & Co would like to message you on WhatsApp. Do you agree? You can stop at any time by replying STOP.",
        "You're now connected with Hill & Co. Reply STOP at any time to end.",
        "You won't receive messages from Hill & Co. Reply YES to opt in.",
    ]);
}

#[test]
fn every_notice_has_an_id_of_its_own() {
    let mut scene = Scene::agreed();
    scene
        .guest_says("STOP")
        .guest_says("yes")
        .guest_says("STOP");
    let notices = &scene.conversation(FIRST).notices;
    let ids: std::collections::BTreeSet<_> = notices.iter().map(|notice| notice.id).collect();
    assert_eq!(ids.len(), notices.len(), "all different");
}

#[test]
fn c9_who_writes_first_is_told_of_as_such() {
    let mut scene = Scene::new();
    scene.guest_says("Hello");
    let first = scene.hub.state.conversations.keys().copied().next();
    let notices = scene.notices(first.expect("a conversation"));
    assert_eq!(notices, [NoticeKind::GuestWroteFirst], "once");
}
