//! A member's copy: predicted with the same rules, confirmed by the feed (DESIGN 2).

use engine::{Intent, IntentId, Pending, Refusal, Replica, Standing};
use uuid::Uuid;

use crate::scene::{ANA, FIRST, Scene};

fn pending(scene: &Scene, number: u128, intent: Intent) -> Pending {
    Pending {
        id: IntentId(Uuid::from_u128(number)),
        intent,
        at: scene.now(),
        actor: scene.actor(ANA),
    }
}

/// Ana's copy, up to date.
fn replica(scene: &Scene) -> Replica {
    let mut replica = Replica::default();
    let feed = scene.hub.feeds.get(&ANA).expect("Ana takes part");
    replica.confirm(feed, scene.hub.terms());
    replica
}

fn reaches_hub(scene: &mut Scene, pending: &Pending) {
    let asked = scene.hub.ask(pending.actor, pending.id, &pending.intent);
    asked.expect("the hub agrees");
}

#[test]
fn what_is_submitted_shows_at_once_and_is_confirmed_under_the_same_id() {
    let mut scene = Scene::agreed();
    let mut replica = replica(&scene);
    let intent = scene.words(FIRST, "one");
    let pending = pending(&scene, 1, intent);
    replica
        .submit(pending.clone(), scene.hub.terms())
        .expect("allowed");
    let shown = replica.view().messages.values();
    let shown = shown
        .filter(|message| message.content.text() == "one")
        .count();
    assert_eq!(shown, 1, "at once");
    let confirmed = replica.confirmed().messages.len();
    reaches_hub(&mut scene, &pending);
    replica.confirm(&scene.hub.feeds[&ANA], scene.hub.terms());
    assert_eq!(replica.view(), &scene.hub.state, "the hub's state");
    assert_eq!(
        replica.confirmed().messages.len(),
        confirmed + 1,
        "one more"
    );
    assert!(replica.pending().is_empty(), "nothing pending");
}

#[test]
fn what_is_refused_here_is_refused_at_once() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP");
    let mut replica = replica(&scene);
    let intent = scene.words(FIRST, "one");
    let pending = pending(&scene, 1, intent);
    let refused = replica.submit(pending, scene.hub.terms());
    assert_eq!(refused, Err(Refusal::GuestDeclined), "at once");
    assert!(replica.pending().is_empty(), "nothing pending");
}

#[test]
fn a_pending_message_is_predicted_anew_when_the_world_has_moved() {
    let mut scene = Scene::agreed();
    let mut replica = replica(&scene);
    let intent = scene.words(FIRST, "one");
    let pending = pending(&scene, 1, intent);
    replica
        .submit(pending.clone(), scene.hub.terms())
        .expect("allowed");
    scene.guest_says("STOP");
    replica.confirm(&scene.hub.feeds[&ANA], scene.hub.terms());
    let expected = [(pending.id, Refusal::GuestDeclined)];
    assert_eq!(replica.refused(), expected, "as things stand");
    assert_eq!(replica.pending(), [pending], "the hub will say");
    assert_eq!(replica.view(), &scene.hub.state, "nothing predicted");
}

#[test]
fn a_page_repeated_changes_nothing() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("one").ana_writes("two");
    scene.guest_says("Hello").carrier_works();
    let mut replica = replica(&scene);
    let feed = scene.hub.feeds[&ANA].clone();
    for page in feed.chunks(3) {
        replica.confirm(page, scene.hub.terms());
    }
    assert_eq!(replica.view(), &scene.hub.state, "the hub's state");
}

#[test]
fn an_answer_without_events_ends_the_waiting() {
    let mut scene = Scene::agreed();
    let mut replica = replica(&scene);
    let intent = scene.words(FIRST, "one");
    let pending = pending(&scene, 1, intent);
    replica
        .submit(pending.clone(), scene.hub.terms())
        .expect("allowed");
    replica.settle(pending.id, scene.hub.terms());
    assert_eq!(replica.view(), &scene.hub.state, "nothing is left of it");
}

#[test]
fn pending_intents_are_taken_back_after_a_restart() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30);
    let mut replica = replica(&scene);
    let intent = scene.words(FIRST, "one");
    let pending = pending(&scene, 1, intent);
    replica.restore(pending.clone(), scene.hub.terms());
    let shown = replica.view().held().next().expect("it is shown as held");
    assert!(shown.standing.is_held(), "predicted");
    assert_eq!(replica.pending(), [pending], "still pending");
}

#[test]
fn the_request_keeps_its_notices_id_from_prediction_to_confirmation() {
    let mut scene = Scene::new();
    let mut replica = Replica::default();
    let intent = scene.start(FIRST);
    let pending = pending(&scene, 1, intent);
    replica
        .submit(pending.clone(), scene.hub.terms())
        .expect("allowed");
    let predicted = replica.view().conversations[&FIRST].notices[0].id;
    reaches_hub(&mut scene, &pending);
    replica.confirm(&scene.hub.feeds[&ANA], scene.hub.terms());
    let confirmed = replica.view().conversations[&FIRST].notices[0].id;
    assert_eq!(predicted, confirmed, "the same notice");
    let request = scene.request();
    assert_eq!(request.standing, Standing::Queued, "on its way");
}

#[test]
fn an_event_that_comes_twice_is_taken_in_once() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP").carrier_works();
    let log = scene.hub.log.clone();
    let mut replica = Replica::default();
    for recorded in &log {
        replica.confirm(std::slice::from_ref(recorded), scene.hub.terms());
        replica.confirm(std::slice::from_ref(recorded), scene.hub.terms());
    }
    assert_eq!(replica.confirmed(), &scene.hub.state, "as if it came once");
}

#[test]
fn what_is_predicted_has_a_place_of_its_own() {
    let mut scene = Scene::agreed();
    let mut replica = replica(&scene);
    for (number, words) in [(1, "one"), (2, "two")] {
        let intent = scene.words(FIRST, words);
        let pending = pending(&scene, number, intent);
        replica.submit(pending, scene.hub.terms()).expect("allowed");
    }
    let messages = replica.view().messages.values();
    let places: std::collections::BTreeSet<_> = messages.map(|message| message.order).collect();
    assert_eq!(
        places.len(),
        replica.view().messages.len(),
        "no two share one"
    );
}

#[test]
fn the_notice_of_a_request_keeps_its_id_whatever_comes_between() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.hours_pass(25);
    let mut replica = replica(&scene);
    let intent = scene.resend(FIRST);
    let pending = pending(&scene, 1, intent);
    replica
        .submit(pending.clone(), scene.hub.terms())
        .expect("allowed");
    let shown = |replica: &Replica| {
        let conversation = replica.view().conversations.get(&FIRST);
        let notices = conversation.expect("hers").notices.iter();
        notices.last().expect("of the request").id
    };
    let predicted = shown(&replica);
    scene.timers_ring();
    reaches_hub(&mut scene, &pending);
    replica.confirm(&scene.hub.feeds[&ANA], scene.hub.terms());
    assert_eq!(shown(&replica), predicted, "the same notice");
}
