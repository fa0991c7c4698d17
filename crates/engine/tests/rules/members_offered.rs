//! Handing over once the colleague accepts: M4 with `transfer_accept`.

use engine::{
    Eligibility, Event, Intent, LeftCause, Policy, Refusal, Replica, Span, TransferEnd, TransferId,
};

use crate::scene::{ANA, BEN, CLEO, FIRST, HANDED_OVER, Scene, transferring};

fn asking() -> Policy {
    Policy {
        transfer_accept: Some(Span::hours(1)),
        ..Policy::default()
    }
}

/// Ana has offered her conversation to Ben, with a note.
fn offered() -> Scene {
    let mut scene = Scene::agreed_under(asking());
    scene.does(ANA, &transferring(BEN, Some("he is kind")));
    scene
}

fn ends(scene: &Scene) -> Vec<TransferEnd> {
    let log = scene.hub.log.iter();
    let ends = log.filter_map(|it| {
        let Event::TransferEnded { reason, .. } = &it.event else {
            return None;
        };
        Some(*reason)
    });
    ends.collect()
}

#[test]
fn m4_the_sender_stays_in_charge_until_the_colleague_accepts() {
    let mut scene = offered();
    assert_eq!(scene.active(), [ANA], "nothing has changed");
    scene.ana_writes("I am still here").carrier_works();
    scene.then_phone_got(&["I am still here"]);
    assert_eq!(scene.tries_to_answer(BEN, true), Ok(()), "he accepts");
    assert_eq!(scene.active(), [BEN], "handed over");
    scene.carrier_works();
    scene.then_phone_got(&[
        "I am still here",
        "Ben will continue this conversation in place of Ana.",
    ]);
}

#[test]
fn m4_whoever_it_is_offered_to_sees_the_offer_and_nothing_else() {
    let mut scene = offered();
    let feed = scene.feed(BEN);
    assert_eq!(feed.len(), 1, "{feed:?}");
    let mut desk = Replica::default();
    desk.confirm(feed, scene.hub.terms());
    let offer = desk.view().offers.get(&HANDED_OVER).expect("the offer");
    assert_eq!(offer.note.as_deref(), Some("he is kind"), "with the note");
    assert!(desk.view().conversations.is_empty(), "no word of the guest");
    scene.ana_writes("more").carrier_works();
    assert_eq!(scene.feed(BEN).len(), 1, "nor later");
}

#[test]
fn m4_declined_it_stays_where_it_is() {
    let mut scene = offered();
    assert_eq!(scene.tries_to_answer(BEN, false), Ok(()), "he declines");
    assert_eq!(ends(&scene), [TransferEnd::Declined], "recorded");
    assert_eq!(scene.active(), [ANA], "hers");
    let over = Err(Refusal::TransferOver);
    assert_eq!(scene.tries_to_answer(BEN, true), over, "too late");
    assert_eq!(scene.tries_to_withdraw(ANA), over, "nothing to take back");
    let last = scene.feed(BEN).last().map(|it| it.event.clone());
    assert!(
        matches!(last, Some(Event::TransferEnded { .. })),
        "{last:?}"
    );
}

#[test]
fn m4_it_runs_out_to_the_moment() {
    let mut scene = offered();
    scene.time_passes(Span(Span::hours(1).0 - 1)).timers_ring();
    assert!(ends(&scene).is_empty(), "not yet");
    scene.time_passes(Span(1));
    let over = Err(Refusal::TransferOver);
    assert_eq!(scene.tries_to_answer(BEN, true), over, "before the timer");
    scene.timers_ring().timers_ring();
    assert_eq!(ends(&scene), [TransferEnd::Expired], "once");
    assert_eq!(scene.active(), [ANA], "hers");
}

#[test]
fn m4_an_answered_offer_doesnt_run_out() {
    let mut scene = offered();
    assert_eq!(scene.tries_to_answer(BEN, true), Ok(()), "he accepts");
    scene.hours_pass(2).timers_ring();
    assert!(ends(&scene).is_empty(), "it was taken");
}

#[test]
fn m4_the_sender_takes_it_back_and_offers_it_to_another() {
    let mut scene = offered();
    let another = Intent::Transfer {
        conversation: FIRST,
        transfer: TransferId(scene.hub.fresh()),
        to: CLEO,
        note: None,
    };
    let waiting = Err(Refusal::TransferWaiting { to: BEN });
    assert_eq!(scene.tries(ANA, &another), waiting, "one at a time");
    assert_eq!(
        scene.tries_to_withdraw(BEN),
        Err(Refusal::UnknownTransfer),
        "not his"
    );
    assert_eq!(scene.tries_to_withdraw(ANA), Ok(()), "hers");
    let over = Err(Refusal::TransferOver);
    assert_eq!(scene.tries_to_answer(BEN, true), over, "taken back");
    assert_eq!(scene.tries(ANA, &another), Ok(()), "to Cleo");
}

#[test]
fn m4_the_same_offer_twice_is_one_and_its_id_is_nobody_elses() {
    let mut scene = offered();
    let again = scene.events_of(|scene| {
        scene.does(ANA, &transferring(BEN, Some("he is kind")));
    });
    assert!(again.is_empty(), "{again:?}");
    let taken = scene.tries_to_transfer(ANA, CLEO);
    assert_eq!(taken, Err(Refusal::UnknownTransfer), "the id is taken");
}

#[test]
fn m4_only_whom_it_was_offered_to_may_answer_and_only_while_they_may_join() {
    let mut scene = offered();
    let unknown = Err(Refusal::UnknownTransfer);
    assert_eq!(scene.tries_to_answer(CLEO, true), unknown, "not hers");
    let eligibility = Eligibility::NotEntitled;
    scene.eligibility(BEN, eligibility);
    let refused = Refusal::NotEligible {
        member: BEN,
        eligibility,
    };
    assert_eq!(scene.tries_to_answer(BEN, true), Err(refused), "meanwhile");
    assert_eq!(scene.tries_to_answer(BEN, false), Ok(()), "he may decline");
}

#[test]
fn m4_an_offer_ends_when_its_maker_goes() {
    let mut scene = offered();
    scene.adds(ANA, &[CLEO]).removes(CLEO, ANA);
    assert_eq!(ends(&scene), [TransferEnd::Withdrawn], "removed");
    let mut scene = offered();
    scene.leaves(ANA);
    assert_eq!(ends(&scene), [TransferEnd::Withdrawn], "left");
    let mut scene = offered();
    scene.is_gone(ANA, LeftCause::Suspended);
    assert_eq!(ends(&scene), [TransferEnd::Withdrawn], "suspended");
    let over = Err(Refusal::TransferOver);
    assert_eq!(scene.tries_to_answer(BEN, true), over, "nothing to accept");
}

#[test]
fn m4_an_answer_is_foretold_by_whoever_knows_nothing_but_the_offer() {
    let scene = offered();
    let mut desk = Replica::default();
    desk.confirm(scene.feed(BEN), scene.hub.terms());
    let pending = engine::Pending {
        id: engine::IntentId(uuid::Uuid::from_u128(9)),
        intent: Intent::AnswerTransfer {
            conversation: FIRST,
            transfer: HANDED_OVER,
            accept: true,
        },
        at: scene.now(),
        actor: scene.actor(BEN),
    };
    desk.submit(pending, scene.hub.terms()).expect("allowed");
    assert!(desk.view().offers[&HANDED_OVER].over, "answered here");
}
