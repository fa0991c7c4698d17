//! What answers what: requests, refusals and yeses that cross, in one conversation or in two.

use engine::{
    CancelReason, Consent, Event, FailureKind, Intent, Policy, Refusal, Span, Standing, Timestamp,
};

use crate::scene::{ANA, FIRST, SECOND, Scene};

fn consent(scene: &Scene, ana: bool) -> Consent {
    scene.conversation(if ana { FIRST } else { SECOND }).consent
}

#[test]
fn c2_only_a_request_that_waits_makes_a_guest_unreachable() {
    let mut scene = Scene::agreed();
    scene.ana_writes("Words").carrier_works();
    scene.fails("Words", FailureKind::Unreachable);
    scene.then(
        "words don't",
        matches!(scene.consent(), Consent::Granted { .. }),
    );

    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let late = scene.failure(&text(&scene), FailureKind::Unreachable);
    scene.guest_says("YES").told(&late);
    scene.then(
        "nor does one that was answered",
        matches!(scene.consent(), Consent::Granted { .. }),
    );
}

fn text(scene: &Scene) -> String {
    scene.request().content.text().to_owned()
}

#[test]
fn c4_each_conversations_refusal_is_proved_by_its_own_request() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let hers = scene.request().id;
    scene.hours_pass(25).ben_asks().carrier_works();
    let his = scene.request().id;
    scene.guest_says("STOP");
    for (conversation, request) in [(FIRST, hers), (SECOND, his)] {
        let evidence = scene.conversation(conversation).evidence.last();
        let proved = evidence
            .and_then(|it| it.request.as_ref())
            .map(|it| it.message);
        assert_eq!(proved, Some(request), "{conversation:?}");
    }
}

#[test]
fn c4_a_refusal_said_twice_in_one_moment_is_one() {
    let mut scene = Scene::agreed();
    scene.guest_says("STOP");
    let events = scene.events_of(|scene| {
        scene.guest_says("STOP");
    });
    let refused = |event: &Event| matches!(event, Event::GuestRefused { .. });
    scene.then("nothing is new", !events.iter().any(refused));
}

#[test]
fn c7_a_failed_request_is_not_sent_again_after_a_refusal() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let words = text(&scene);
    scene
        .fails(&words, FailureKind::Rejected)
        .guest_says("STOP");
    let message = scene.id(&words);
    assert_eq!(
        scene.tries(ANA, &Intent::Retry { message }),
        Err(Refusal::GuestDeclined),
        "the guest's word counts"
    );
}

#[test]
fn c3_a_yes_that_overtakes_the_word_of_a_no_is_told_alone() {
    let mut scene = Scene::agreed();
    let told = scene.hub.policy.guest_texts.clone();
    scene.seconds_pass(1).guest_says("STOP");
    scene.seconds_pass(1).guest_says("YES");
    let reason = CancelReason::Overtaken;
    scene.then_stands(&told.declined, &Standing::Cancelled { reason });
    scene.carrier_works();
    scene.then_phone_got(&[&told.accepted]);
}

#[test]
fn c3_a_yes_takes_no_request_from_a_conversation_that_it_did_not_answer() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let asked = text(&scene);
    scene.hours_pass(25).ben_asks();
    let his = scene.request().id;
    let yes = engine::Inbound {
        quoted: scene
            .requests()
            .first()
            .and_then(|it| it.provider_id.clone()),
        ..scene.guest_words("YES")
    };
    scene.arrives(yes);
    scene.then(
        "Ana may write",
        matches!(consent(&scene, true), Consent::Granted { .. }),
    );
    let standing = scene
        .hub
        .state
        .messages
        .get(&his)
        .map(|it| it.standing.clone());
    assert_eq!(
        standing,
        Some(Standing::Queued),
        "{asked} is still to be asked for Ben"
    );
}

#[test]
fn c9_writing_to_one_is_no_yes_while_the_other_still_waits_for_an_answer() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    let words = text(&scene);
    let hers = scene
        .requests()
        .first()
        .and_then(|it| it.provider_id.clone());
    scene.fails(&words, FailureKind::Unreachable);
    scene.hours_pass(25).ben_asks().carrier_works();
    let wrote = engine::Inbound {
        quoted: hers,
        ..scene.guest_words("Who is this?")
    };
    scene.arrives(wrote);
    let granted = |ana| matches!(consent(&scene, ana), Consent::Granted { .. });
    scene.then("neither may write", !granted(true) && !granted(false));
}

#[test]
fn c5_words_after_the_time_for_an_answer_make_the_request_wait_again() {
    let policy = Policy {
        automatic_request_interval: Span::hours(48),
        ..Policy::default()
    };
    let mut scene = Scene::under(policy);
    scene.ana_asks().carrier_works();
    let events = scene.events_of(|scene| {
        scene.guest_says("Who is this?").carrier_works();
    });
    let pending = |event: &Event| matches!(event, Event::ConsentPending { .. });
    scene.then("it waits already", !events.iter().any(pending));
    scene.hours_pass(25).timers_ring();
    scene.then(
        "nobody answered",
        matches!(scene.consent(), Consent::Unanswered { .. }),
    );
    let asked = scene.requests().len();
    let now: Timestamp = scene.now();
    scene.guest_says("Who is this?");
    assert_eq!(scene.requests().len(), asked, "asked too recently");
    assert_eq!(
        scene.consent(),
        Consent::Requested { at: now },
        "it waits again"
    );
}

#[test]
fn c8_a_plain_no_answers_a_request_and_nothing_else() {
    let mut scene = Scene::new();
    scene.guest_says("No");
    let live = scene.hub.state.conversations.values().next();
    let refused = live.is_some_and(|it| matches!(it.consent, Consent::Declined { .. }));
    scene.then(
        "nobody asked",
        !refused && scene.hub.state.refused_at.is_none(),
    );

    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    scene.guest_says("No");
    scene.then("it was asked", scene.hub.state.refused_at.is_some());
}

#[test]
fn c3_the_button_of_any_request_ever_sent_counts() {
    let mut scene = Scene::new();
    scene.ana_asks().carrier_works();
    for payload in ["second", "third"] {
        scene.hub.policy.opt_in.accept.payload = payload.to_owned();
        scene.hours_pass(25);
        let again = scene.resend(FIRST);
        scene.does(ANA, &again).carrier_works();
    }
    scene.hub.policy.opt_in.accept.payload = "fourth".to_owned();
    for payload in ["opt_in_accept", "second", "third"] {
        let mut copy = Scene::with(scene.hub.clone());
        copy.guest_presses(payload, "Fine");
        copy.then(payload, matches!(copy.consent(), Consent::Granted { .. }));
    }
}

#[test]
fn a_conversation_is_live_while_a_member_is_active() {
    let mut scene = Scene::agreed();
    scene.then("Ana is", scene.conversation(FIRST).is_live());
    let mut opened = scene.hub.log.first().expect("a log").clone();
    opened.version = scene.hub.state.version + 1;
    opened.event = Event::ConversationOpened {
        conversation: SECOND,
        members: Vec::new(),
        by_guest: false,
    };
    scene.hub.state.evolve(&opened);
    scene.then("nobody is", !scene.conversation(SECOND).is_live());
}
