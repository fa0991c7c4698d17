//! Consent across several conversations of one pair: C3, C6, C7.

use engine::{Consent, FailureKind, Intent, Refusal, Span};

use crate::scene::{ANA, BEN, FIRST, SECOND, START, Scene};

#[test]
fn c6_one_request_by_members_in_24_h_across_conversations() {
    let mut scene = Scene::new();
    scene.ana_asks().hours_pass(5);
    let start = scene.start(SECOND);
    let next_at = START + Span::hours(24);
    let expected = Err(Refusal::RequestedRecently { next_at });
    assert_eq!(scene.tries(BEN, &start), expected, "Ben has to wait");
    scene.hours_pass(19);
    assert_eq!(scene.tries(BEN, &start), Ok(()), "after exactly 24 h");
}

#[test]
fn c6_an_automatic_request_doesnt_count_for_members() {
    let mut scene = Scene::new();
    scene.ana_asks().hours_pass(20).guest_says("Who?");
    scene.hours_pass(4);
    assert_eq!(scene.ana_tries_to_resend(), Ok(()), "24 h after Ana's");
}

#[test]
fn c6_restart_with_a_request_of_another_conversation_moves_nothing() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().hours_pass(24);
    let request = scene.request().id;
    let start = Intent::StartConversation {
        conversation: SECOND,
        request,
    };
    assert_eq!(
        scene.tries(BEN, &start),
        Err(Refusal::UnknownMessage),
        "P2: the same id is the same message"
    );
    assert_eq!(scene.request().conversation, FIRST, "it stays");
}

#[test]
fn c6_an_old_failed_request_cannot_be_retried_beside_a_newer_one() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let words = scene.request().content.text().to_owned();
    let old = scene.request().id;
    scene.starts(&words).fails(&words, FailureKind::Account);
    scene
        .hours_pass(24)
        .ben_asks()
        .carrier_works()
        .hours_pass(1);
    let next_at = START + Span::hours(48);
    let refused = scene.tries(ANA, &Intent::Retry { message: old });
    let expected = Err(Refusal::RequestedRecently { next_at });
    assert_eq!(refused, expected, "Ben's counts");
}

#[test]
fn c7_a_refusal_in_one_conversation_counts_in_all() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_presses("opt_in_decline", "No").carrier_works();
    for (member, conversation) in [(ANA, FIRST), (BEN, SECOND)] {
        let consent = scene.conversation(conversation).consent;
        let declined = matches!(consent, Consent::Declined { .. });
        scene.then("declined in both", declined);
        let words = scene.words(conversation, "hello");
        let refused = scene.tries(member, &words);
        assert_eq!(refused, Err(Refusal::GuestDeclined), "{member}");
    }
}

#[test]
fn c7_restart_is_no_way_around_a_refusal() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP").hours_pass(48);
    let start = scene.start(SECOND);
    let refused = scene.tries(BEN, &start);
    assert_eq!(refused, Err(Refusal::GuestDeclined), "another conversation");
}

#[test]
fn c3_taking_the_refusal_back_opens_every_conversation_it_closed() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").guest_says("STOP").guest_says("yes");
    for conversation in [FIRST, SECOND] {
        let consent = scene.conversation(conversation).consent;
        let granted = matches!(consent, Consent::Granted { .. });
        scene.then("granted in both", granted);
    }
}

#[test]
fn c3_agreeing_in_one_conversation_leaves_the_other_open() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works().hours_pass(24);
    scene.ben_asks().carrier_works().guest_says("yes");
    let granted = matches!(scene.conversation(SECOND).consent, Consent::Granted { .. });
    scene.then("Ben's, which is the latest", granted);
    let waiting = matches!(scene.consent(), Consent::Requested { .. });
    scene.then("not Ana's", waiting);
}
