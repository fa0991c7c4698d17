//! Asking, and guests who can't be reached: C1, C2.

use engine::{Author, Consent, FailureKind, Intent, NoticeKind, Refusal, Standing};

use crate::scene::{ANA, BEN, FIRST, SECOND, START, Scene};

#[test]
fn c1_asking_opens_the_conversation_and_sends_the_request() {
    let mut scene = Scene::new();
    scene.ana_asks();
    assert_eq!(scene.consent(), Consent::Requested { at: START }, "state");
    assert_eq!(scene.request().standing, Standing::Queued, "on its way");
    let asked = NoticeKind::OptInSent {
        by: Author::Member(ANA),
    };
    assert_eq!(scene.notices(FIRST), [asked], "told");
    scene.carrier_works();
    let wording = scene.hub.policy.opt_in.text.clone();
    scene.then_phone_got(&[&wording]);
}

#[test]
fn c1_asking_twice_with_the_same_ids_is_asking_once() {
    let mut scene = Scene::new();
    let start = scene.start(FIRST);
    scene.does(ANA, &start);
    let again = scene.events_of(|scene| {
        scene.does(ANA, &start);
    });
    scene.then("nothing new", again.is_empty());
}

#[test]
fn c1_a_member_with_a_live_conversation_is_pointed_to_it() {
    let mut scene = Scene::agreed();
    let start = scene.start(SECOND);
    let conversation = FIRST;
    let expected = Err(Refusal::AlreadyInConversation { conversation });
    assert_eq!(scene.tries(ANA, &start), expected, "no second one");
}

#[test]
fn c2_a_guest_who_cannot_be_reached_is_shown_as_such() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let request = scene.request().content.text().to_owned();
    scene
        .starts(&request)
        .fails(&request, FailureKind::Unreachable);
    assert_eq!(scene.consent(), Consent::Unreachable { code: 1 }, "state");
    let told = scene.notices(FIRST).contains(&NoticeKind::Unreachable);
    scene.then("told", told);
    let written = scene.ana_tries_to_write("hello");
    assert_eq!(written, Err(Refusal::GuestUnreachable), "offers an SMS");
}

#[test]
fn c2_the_word_may_come_later_by_status() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let request = scene.request().content.text().to_owned();
    scene.fails(&request, FailureKind::Unreachable);
    assert_eq!(scene.consent(), Consent::Unreachable { code: 1 }, "state");
}

#[test]
fn c2_other_failures_of_the_request_dont_make_the_guest_unreachable() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let request = scene.request().content.text().to_owned();
    scene.starts(&request).fails(&request, FailureKind::Account);
    assert_eq!(scene.consent(), Consent::Requested { at: START }, "state");
}

#[test]
fn c2_an_unreachable_guest_who_writes_is_reachable() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let request = scene.request().content.text().to_owned();
    scene
        .starts(&request)
        .fails(&request, FailureKind::Unreachable);
    scene.guest_says("I have WhatsApp now");
    let granted = matches!(scene.consent(), Consent::Granted { .. });
    scene.then("never asked in a way that arrived (C9)", granted);
}

#[test]
fn c1_a_conversations_id_is_taken_for_another_request_and_for_another_member() {
    let mut scene = Scene::new();
    scene.ana_asks();
    let again = scene.start(FIRST);
    assert_eq!(
        scene.tries(ANA, &again),
        Err(Refusal::ConversationTaken),
        "another request"
    );
    let request = scene.request().id;
    let same = Intent::StartConversation {
        conversation: FIRST,
        request,
    };
    assert_eq!(
        scene.tries(BEN, &same),
        Err(Refusal::ConversationTaken),
        "another member"
    );
    assert_eq!(scene.tries(ANA, &same), Ok(()), "the very same is repeated");
}
