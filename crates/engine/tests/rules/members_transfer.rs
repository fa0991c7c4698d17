//! Handing over at once: M4.

use engine::{Eligibility, Event, Intent, Membership, Refusal, TransferId};

use crate::scene::{ANA, BEN, CLEO, Scene, transferring};

#[test]
fn m4_one_comes_in_as_the_other_goes_and_the_guest_is_told_once() {
    let mut scene = Scene::agreed();
    let events = scene.events_of(|scene| {
        scene.transfers(ANA, BEN);
    });
    let transferred = |event: &&Event| matches!(event, Event::Transferred { .. });
    assert_eq!(events.iter().filter(transferred).count(), 1, "one event");
    assert_eq!(scene.active(), [BEN], "handed over");
    assert_eq!(scene.membership(ANA), Some(Membership::Left), "she left");
    scene.carrier_works();
    scene.then_phone_got(&["Ben will continue this conversation in place of Ana."]);
    scene.says(BEN, "I go on").carrier_works();
}

#[test]
fn m4_to_a_member_who_is_in_it_already() {
    let mut scene = Scene::of_three();
    scene.eligibility(BEN, Eligibility::NotEntitled);
    scene.transfers(ANA, BEN).carrier_works();
    assert_eq!(scene.active(), [BEN, CLEO], "she leaves it to him");
    scene.then_phone_got(&["Ben will continue this conversation in place of Ana."]);
}

#[test]
fn m4_held_messages_of_the_sender_are_cancelled_and_the_receiver_has_the_history() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("held").transfers(ANA, BEN);
    scene.then_held(&["Ben will continue this conversation in place of Ana."]);
    let mut versions: Vec<u64> = scene.feed(BEN).iter().map(|it| it.version).collect();
    versions.sort_unstable();
    let others = scene.hub.log.iter();
    let others = others.filter(|it| it.event.only_for().is_none());
    let all: Vec<u64> = others.map(|it| it.version).collect();
    assert_eq!(versions, all, "all but what was for her alone");
}

#[test]
fn m4_the_note_goes_to_the_receiver_and_blanks_are_none() {
    let mut scene = Scene::agreed();
    scene.does(ANA, &transferring(BEN, Some("  call him at five ")));
    let notes = scene.hub.log.iter().filter_map(|it| {
        let Event::Transferred { note, .. } = &it.event else {
            return None;
        };
        note.clone()
    });
    assert_eq!(notes.collect::<Vec<_>>(), ["call him at five"], "trimmed");
    let mut scene = Scene::agreed();
    scene.does(ANA, &transferring(BEN, Some("  ")));
    let blank = |event: &Event| matches!(event, Event::Transferred { note: None, .. });
    assert!(scene.hub.log.iter().any(|it| blank(&it.event)), "none");
    let mut scene = Scene::agreed();
    let long = "é".repeat(1_601);
    let refused = scene.tries(ANA, &transferring(BEN, Some(&long)));
    let too_long = Refusal::TextTooLong {
        limit: 1_600,
        length: 1_601,
    };
    assert_eq!(refused, Err(too_long), "a note has an end");
}

#[test]
fn m4_never_to_oneself_nor_to_whoever_may_not_nor_from_outside() {
    let mut scene = Scene::agreed();
    let oneself = scene.tries_to_transfer(ANA, ANA);
    assert_eq!(oneself, Err(Refusal::CannotTransferToYourself), "oneself");
    let eligibility = Eligibility::Suspended;
    scene.eligibility(BEN, eligibility);
    let refused = Refusal::NotEligible {
        member: BEN,
        eligibility,
    };
    assert_eq!(scene.tries_to_transfer(ANA, BEN), Err(refused), "M1");
    let outside = scene.tries_to_transfer(BEN, CLEO);
    assert_eq!(outside, Err(Refusal::NotMember), "from outside");
}

#[test]
fn m4_from_a_colleague_one_is_kept_from_one_may_still_take_over() {
    let mut scene = Scene::agreed();
    scene.kept_apart(ANA, BEN).transfers(ANA, BEN);
    assert_eq!(scene.active(), [BEN], "they are never in it together");
    let mut scene = Scene::of_three();
    scene.removes(ANA, BEN).kept_apart(BEN, CLEO);
    let refused = scene.tries_to_transfer(ANA, BEN);
    assert!(refused.is_err(), "Cleo stays in it: {refused:?}");
}

#[test]
fn m4_without_asking_an_answer_has_nothing_to_answer() {
    let mut scene = Scene::agreed();
    scene.transfers(ANA, BEN);
    let unknown = Err(Refusal::UnknownTransfer);
    assert_eq!(scene.tries_to_answer(BEN, true), unknown, "never offered");
    assert_eq!(scene.tries_to_withdraw(ANA), unknown, "nor to be withdrawn");
    let other = Intent::WithdrawTransfer {
        conversation: crate::scene::SECOND,
        transfer: TransferId(scene.hub.fresh()),
    };
    assert_eq!(scene.tries(ANA, &other), unknown, "nor any other");
}
