//! C10: what proves each change of consent.

use engine::{Author, Basis, Event, Evidence, FailureKind, Policy, ProviderId};

use crate::scene::{ANA, FIRST, START, Scene};

fn last_evidence(scene: &Scene) -> &Evidence {
    let conversation = scene.hub.state.conversations.values().next();
    let conversation = conversation.expect("somebody wrote");
    conversation.evidence.last().expect("it is proven")
}

#[test]
fn c10_an_answer_keeps_who_asked_what_when_and_the_answer_itself() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().hours_pass(1);
    scene.guest_says(" Yes ");
    let evidence = last_evidence(&scene);
    assert_eq!(evidence.basis, Basis::Keyword, "basis");
    assert_eq!(evidence.answer, " Yes ", "exact words");
    assert_eq!(evidence.at, scene.now(), "when");
    let provider_id = Some(ProviderId("guest-1".to_owned()));
    assert_eq!(evidence.provider_id, provider_id, "provider's id");
    let request = evidence.request.as_ref().expect("a request was answered");
    assert_eq!(request.by, Author::Member(ANA), "who asked");
    assert_eq!(request.at, START, "when they asked");
    assert_eq!(request.wording, Policy::default().opt_in, "exact wording");
    assert_eq!(request.message, scene.request().id, "the message");
}

#[test]
fn c10_wording_that_changes_later_doesnt_change_the_proof() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.hub.policy.opt_in.text = "Something else".to_owned();
    scene.guest_says("yes");
    let request = last_evidence(&scene).request.clone().unwrap();
    assert_eq!(request.wording, Policy::default().opt_in, "as it was sent");
}

#[test]
fn c10_a_button_is_kept_with_its_label() {
    let mut scene = Scene::new();
    scene
        .ana_asks()
        .guest_presses("opt_in_decline", "No, thanks");
    let evidence = last_evidence(&scene);
    assert_eq!(evidence.basis, Basis::Button, "basis");
    assert_eq!(evidence.answer, "No, thanks", "label");
}

#[test]
fn c10_a_guest_who_wrote_first_is_recorded_as_such() {
    let mut scene = Scene::new();
    scene.guest_says("Hello");
    let evidence = last_evidence(&scene);
    assert_eq!(evidence.basis, Basis::GuestInitiated, "basis");
    assert_eq!(evidence.request, None, "nobody asked");
}

#[test]
fn c10_a_block_is_recorded_as_the_providers_word() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene.fails("one", FailureKind::BlockedByGuest);
    assert_eq!(last_evidence(&scene).basis, Basis::ProviderBlock, "basis");
}

#[test]
fn c10_evidence_is_appended_and_never_changed() {
    let mut scene = Scene::agreed();
    let first = last_evidence(&scene).clone();
    scene
        .guest_says("STOP")
        .guest_says("yes")
        .guest_says("STOP");
    let evidence = &scene.conversation(FIRST).evidence;
    assert_eq!(evidence.len(), 4, "one per change");
    assert_eq!(evidence[0], first, "the first is as it was");
}

#[test]
fn c10_every_grant_and_refusal_in_the_log_has_its_evidence() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP").guest_says("hm").guest_says("yes");
    let changes = scene.hub.log.iter().filter(|recorded| {
        matches!(
            recorded.event,
            Event::ConsentGranted { .. } | Event::ConsentDeclined { .. }
        )
    });
    let changes = changes.count();
    assert_eq!(changes, scene.conversation(FIRST).evidence.len(), "all");
}
