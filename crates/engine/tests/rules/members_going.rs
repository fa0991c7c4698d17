//! Leaving and being removed: M2, M3, M6, W7.

use engine::{
    CancelReason, Entitlement, Event, FailureKind, Intent, Membership, NoticeKind, Refusal,
    Standing,
};

use crate::scene::{ANA, BEN, CLEO, FIRST, SECOND, Scene};

const GONE: Standing = Standing::Cancelled {
    reason: CancelReason::AuthorGone,
};

#[test]
fn m2_whoever_leaves_is_out_and_the_guest_is_told_who() {
    let mut scene = Scene::of_three();
    scene.leaves(ANA).carrier_works();
    assert_eq!(scene.active(), [BEN, CLEO], "the others go on");
    assert_eq!(scene.membership(ANA), Some(Membership::Left), "by herself");
    scene.then_phone_got(&["Ana is no longer available to chat."]);
}

#[test]
fn m3_any_member_removes_any_other_and_the_guest_reads_the_same() {
    let mut scene = Scene::of_three();
    scene.removes(BEN, ANA).carrier_works();
    let removed = Some(Membership::Removed);
    assert_eq!(scene.membership(ANA), removed, "who opened it");
    scene.then_phone_got(&["Ana is no longer available to chat."]);
}

#[test]
fn m3_never_oneself_nor_whoever_isnt_there() {
    let mut scene = Scene::agreed();
    let oneself = scene.tries_to_remove(ANA, ANA);
    assert_eq!(oneself, Err(Refusal::CannotRemoveYourself), "oneself");
    let absent = Err(Refusal::NotThere { member: BEN });
    assert_eq!(scene.tries_to_remove(ANA, BEN), absent, "never was");
    scene.adds(ANA, &[BEN]).leaves(BEN);
    assert_eq!(scene.tries_to_remove(ANA, BEN), absent, "has left");
    let outside = scene.tries_to_remove(BEN, ANA);
    assert_eq!(outside, Err(Refusal::NotMember), "from outside");
}

#[test]
fn m6_whoever_went_is_given_that_and_nothing_newer() {
    let mut scene = Scene::of_three();
    scene.ana_writes("earlier").carrier_works();
    scene.removes(ANA, BEN);
    let last = scene.feed(BEN).last().map(|it| it.event.clone());
    let removed = Event::MemberRemoved {
        conversation: FIRST,
        member: BEN,
    };
    assert_eq!(last, Some(removed), "the last thing he is told");
    let known = scene.feed(BEN).len();
    scene.ana_writes("later").carrier_works();
    scene
        .guest_says("anything")
        .removes(ANA, CLEO)
        .carrier_works();
    assert_eq!(scene.feed(BEN).len(), known, "nothing newer");
    let earlier = scene.id("earlier");
    let written = |event: &Event| matches!(event, Event::MessageWritten { message, .. } if *message == earlier);
    let has_it = scene.feed(BEN).iter().any(|it| written(&it.event));
    scene.then("what came before stays", has_it);
}

#[test]
fn m6_whoever_went_can_do_nothing_there() {
    let mut scene = Scene::of_three();
    scene.hours_pass(30).says(BEN, "held").removes(ANA, BEN);
    let intents = [
        scene.words(FIRST, "more"),
        scene.resend(FIRST),
        scene.edit("held", "other"),
        Intent::CancelHeld {
            message: scene.id("YES"),
        },
        Intent::Leave {
            conversation: FIRST,
        },
    ];
    let refused = intents.map(|intent| scene.tries(BEN, &intent));
    assert!(
        refused.iter().all(|it| *it == Err(Refusal::NotMember)),
        "{refused:?}"
    );
}

#[test]
fn m6_whoever_comes_back_is_given_what_they_missed() {
    let mut scene = Scene::of_three();
    scene
        .removes(ANA, BEN)
        .ana_writes("meanwhile")
        .carrier_works();
    scene.adds(ANA, &[BEN]);
    let mut versions: Vec<u64> = scene.feed(BEN).iter().map(|it| it.version).collect();
    versions.sort_unstable();
    let all: Vec<u64> = scene.hub.log.iter().map(|it| it.version).collect();
    assert_eq!(versions, all, "all of it, once");
}

#[test]
fn w7_held_messages_of_whoever_goes_are_cancelled_and_the_others_wait_on() {
    let mut scene = Scene::of_three();
    scene
        .hours_pass(30)
        .says(BEN, "of Ben")
        .says(CLEO, "of Cleo");
    scene.says(BEN, "of Ben too").removes(ANA, BEN);
    scene
        .then_stands("of Ben", &GONE)
        .then_stands("of Ben too", &GONE);
    scene.then_held(&["of Cleo", "Ben is no longer available to chat."]);
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["Cleo: of Cleo", "Ben is no longer available to chat."]);
}

#[test]
fn w7_only_whoever_goes_is_told_how_many_and_before_they_are_gone() {
    let mut scene = Scene::of_three();
    scene
        .hours_pass(30)
        .says(BEN, "one")
        .says(BEN, "two")
        .leaves(BEN);
    let told = NoticeKind::HeldCancelled {
        count: 2,
        reason: CancelReason::AuthorGone,
        member: Some(BEN),
    };
    let is_told = |event: &Event| matches!(event, Event::HeldCancelled { member: Some(member), .. } if *member == BEN);
    let heard = |member| scene.feed(member).iter().any(|it| is_told(&it.event));
    assert!(heard(BEN) && !heard(ANA), "he alone");
    assert!(scene.notices(FIRST).contains(&told), "with the number");
    assert_eq!(told.text_for(ANA), None, "nothing for the others");
    let key = told.text_for(BEN).map(|text| text.key);
    assert_eq!(key, Some("held_cancelled_author_gone"), "for him");
}

#[test]
fn w7_what_is_on_its_way_when_its_author_goes_goes_on_but_never_waits_again() {
    let mut scene = Scene::of_three();
    scene.says(BEN, "on its way").says(CLEO, "behind it");
    scene.leaves(BEN).starts("on its way");
    scene.fails("on its way", FailureKind::OutsideWindow);
    scene.then_stands("on its way", &GONE);
    let mut scene = Scene::of_three();
    scene
        .says(BEN, "in the lane")
        .leaves(BEN)
        .hours_pass(30)
        .carrier_works();
    scene.then_stands("in the lane", &GONE);
    assert_eq!(
        scene.held(),
        ["Ben is no longer available to chat."],
        "held"
    );
}

#[test]
fn m5_whoever_left_starts_anew_in_another_conversation_under_the_same_limits() {
    let mut scene = Scene::of_three();
    scene.leaves(ANA);
    let restart = scene.start(SECOND);
    let refused = scene.tries(ANA, &restart);
    assert!(
        matches!(refused, Err(Refusal::RequestedRecently { .. })),
        "asked today already (C6): {refused:?}"
    );
    scene.hours_pass(24).does(ANA, &restart).carrier_works();
    assert_eq!(scene.membership(ANA), Some(Membership::Left), "the old one");
    scene.leaves(CLEO).guest_says("STOP");
    let third = engine::ConversationId(scene.hub.fresh());
    let restart = scene.start(third);
    let refused = scene.tries(CLEO, &restart);
    assert_eq!(refused, Err(Refusal::GuestDeclined), "C7");
}

#[test]
fn e3_while_the_connector_is_off_one_may_leave_and_the_guest_isnt_told() {
    let mut scene = Scene::of_three();
    scene.connector_goes_off(&[ANA, BEN, CLEO]);
    scene.leaves(BEN).removes(ANA, CLEO).carrier_works();
    assert_eq!(scene.active(), [ANA], "gone");
    scene.then_phone_got(&[]);
    let off = Entitlement::OrganizationOff;
    let refused = scene.tries_to_transfer(ANA, BEN);
    assert_eq!(refused, Err(Refusal::NotEntitled { reason: off }), "new");
}
