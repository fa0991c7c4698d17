//! Adding colleagues: M1.

use engine::{Eligibility, Entitlement, Membership, Policy, Refusal};

use crate::scene::{ANA, BEN, CLEO, FIRST, Scene};

#[test]
fn m1_several_come_in_at_once_and_the_guest_is_told_once() {
    let mut scene = Scene::agreed();
    scene.adds(ANA, &[BEN, CLEO]).carrier_works();
    assert_eq!(scene.active(), [ANA, BEN, CLEO], "all three");
    scene.then_phone_got(&["Ben and Cleo joined the conversation."]);
}

#[test]
fn m1_newcomers_may_do_what_any_member_may() {
    let mut scene = Scene::agreed();
    scene
        .adds(ANA, &[BEN])
        .says(BEN, "Ben here")
        .adds(BEN, &[CLEO]);
    assert_eq!(scene.membership(CLEO), Some(Membership::Active), "by Ben");
}

#[test]
fn m1_newcomers_are_given_the_whole_history_once() {
    let mut scene = Scene::agreed();
    scene.ana_writes("before").carrier_works();
    scene
        .guest_says("before too")
        .adds(ANA, &[BEN])
        .ana_writes("after");
    let versions = |member| {
        let feed = scene.feed(member).iter();
        let mut versions: Vec<u64> = feed.map(|recorded| recorded.version).collect();
        versions.sort_unstable();
        versions
    };
    assert_eq!(versions(BEN), versions(ANA), "the same, nothing twice");
}

#[test]
fn m1_whoever_isnt_eligible_is_refused_with_the_reason() {
    for eligibility in [
        Eligibility::NotEntitled,
        Eligibility::Suspended,
        Eligibility::RestrictedFromGuest,
        Eligibility::RestrictedFromMembers,
        Eligibility::Elsewhere,
    ] {
        let mut scene = Scene::agreed();
        scene.eligibility(BEN, eligibility);
        let member = BEN;
        let refused = Refusal::NotEligible {
            member,
            eligibility,
        };
        assert_eq!(scene.tries_to_add(ANA, &[CLEO, BEN]), Err(refused), "why");
        assert_eq!(scene.active(), [ANA], "all or nothing");
    }
}

#[test]
fn m1_a_stranger_to_the_directory_is_elsewhere() {
    let mut scene = Scene::agreed();
    scene.hub.colleagues.0.remove(&BEN);
    let refused = Refusal::NotEligible {
        member: BEN,
        eligibility: Eligibility::Elsewhere,
    };
    assert_eq!(
        scene.tries_to_add(ANA, &[BEN]),
        Err(refused),
        "nobody knows"
    );
}

#[test]
fn m1_members_kept_from_each_other_are_never_in_one_conversation() {
    let apart = |member| {
        Err(Refusal::NotEligible {
            member,
            eligibility: Eligibility::RestrictedFromMembers,
        })
    };
    let mut scene = Scene::agreed();
    scene.kept_apart(ANA, BEN);
    assert_eq!(scene.tries_to_add(ANA, &[BEN]), apart(BEN), "from a member");
    let mut scene = Scene::agreed();
    scene.kept_apart(BEN, CLEO);
    let refused = scene.tries_to_add(ANA, &[BEN, CLEO]);
    assert_eq!(refused, apart(BEN), "from one who comes in beside them");
    scene.adds(ANA, &[BEN]);
    assert_eq!(scene.tries_to_add(ANA, &[CLEO]), apart(CLEO), "later");
    scene.removes(ANA, BEN).adds(ANA, &[CLEO]);
    assert_eq!(scene.active(), [ANA, CLEO], "not from one who has gone");
}

#[test]
fn m1_nobody_chosen_or_somebody_twice_is_told() {
    let mut scene = Scene::agreed();
    let nobody = scene.tries_to_add(ANA, &[]);
    assert_eq!(nobody, Err(Refusal::NobodyChosen), "nobody");
    scene.adds(ANA, &[BEN, BEN]).carrier_works();
    scene.then_phone_got(&["Ben joined the conversation."]);
    let again = scene.tries_to_add(ANA, &[CLEO, BEN]);
    let refused = Refusal::AlreadyMember { member: BEN };
    assert_eq!(again, Err(refused), "who is in already");
    assert_eq!(scene.membership(CLEO), None, "all or nothing");
}

#[test]
fn m1_the_cap_counts_those_who_are_in() {
    let policy = Policy {
        member_cap: 2,
        ..Policy::default()
    };
    let mut scene = Scene::agreed_under(policy);
    let full = Err(Refusal::TooManyMembers { cap: 2 });
    assert_eq!(scene.tries_to_add(ANA, &[BEN, CLEO]), full, "three");
    scene.adds(ANA, &[BEN]);
    assert_eq!(scene.tries_to_add(ANA, &[CLEO]), full, "one more");
    scene.removes(ANA, BEN).adds(ANA, &[CLEO]);
    assert_eq!(scene.active(), [ANA, CLEO], "in his place");
}

#[test]
fn m1_only_members_who_are_entitled_add() {
    let mut scene = Scene::agreed();
    let refused = scene.tries_to_add(BEN, &[CLEO]);
    assert_eq!(refused, Err(Refusal::NotMember), "not in it");
    let off = Entitlement::OrganizationOff;
    scene.entitlement(ANA, off);
    let refused = scene.tries_to_add(ANA, &[BEN]);
    assert_eq!(refused, Err(Refusal::NotEntitled { reason: off }), "off");
}

#[test]
fn m1_a_guest_who_hasnt_agreed_isnt_told() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().phone.clear();
    scene.adds(ANA, &[BEN]).carrier_works();
    scene.then_phone_got(&[]);
    scene.guest_says("STOP").carrier_works().phone.clear();
    scene.leaves(BEN).carrier_works();
    scene.then_phone_got(&[]);
}

#[test]
fn m1_in_a_lapsed_window_the_notice_is_held_behind_what_is_held_already() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("first").adds(ANA, &[BEN]);
    scene.says(BEN, "third").carrier_works();
    let joined = "Ben joined the conversation.";
    scene.then_held(&["first", joined, "third"]);
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["first", joined, "Ben: third"]);
}

#[test]
fn m1_nobody_changes_or_cancels_what_the_guest_is_told() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).adds(ANA, &[BEN]);
    let edit = scene.edit("Ben joined the conversation.", "no");
    assert_eq!(scene.tries(ANA, &edit), Err(Refusal::NotYours), "edit");
    let message = scene.id("Ben joined the conversation.");
    let cancel = engine::Intent::CancelHeld { message };
    assert_eq!(scene.tries(ANA, &cancel), Err(Refusal::NotYours), "cancel");
}

#[test]
fn c8_a_stop_cancels_what_the_guest_was_to_be_told_of_members() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).adds(ANA, &[BEN]);
    scene.guest_says("STOP").carrier_works();
    let declined = scene.hub.policy.guest_texts.declined.clone();
    scene.then_phone_got(&[&declined]).then_held(&[]);
    assert!(!scene.conversation(FIRST).members.is_empty(), "still there");
}
