//! What the provider says of a message, in any order and any number of times: P1.

use engine::{FailureKind, HeldReason, ProviderStatus, Report, Standing};

use crate::scene::{Scene, failure_of};

/// One message, handed to the provider.
fn started() -> Scene {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene
}

fn failed(kind: FailureKind) -> Standing {
    let failure = failure_of(kind);
    Standing::Failed { failure }
}

#[test]
fn p1_a_message_rises_from_queued_to_read() {
    let mut scene = Scene::agreed();
    scene
        .ana_writes("one")
        .then_stands("one", &Standing::Queued);
    scene.starts("one").then_stands("one", &Standing::Started);
    scene
        .accepted("one")
        .then_stands("one", &Standing::Accepted);
    scene.sent("one").then_stands("one", &Standing::Sent);
    scene.reaches("one", ProviderStatus::Delivered);
    scene.then_stands("one", &Standing::Delivered);
    scene.reaches("one", ProviderStatus::Read);
    scene.then_stands("one", &Standing::Read);
}

#[test]
fn p1_statuses_never_go_down() {
    let mut scene = started();
    scene.accepted("one").reaches("one", ProviderStatus::Read);
    for status in [ProviderStatus::Delivered, ProviderStatus::Sent] {
        let late = scene.status("one", status);
        let events = scene.events_of(|scene| {
            scene.told(&late);
        });
        scene.then("nothing", events.is_empty());
    }
    let late = scene.acceptance("one");
    scene.told(&late).then_stands("one", &Standing::Read);
}

#[test]
fn p1_every_report_repeated_changes_nothing() {
    let mut scene = started();
    let reports = [
        scene.acceptance("one"),
        scene.status("one", ProviderStatus::Sent),
        scene.status("one", ProviderStatus::Delivered),
        scene.status("one", ProviderStatus::Read),
    ];
    for report in &reports {
        scene.told(report);
        let repeated = scene.events_of(|scene| {
            scene.told(report);
        });
        scene.then("nothing new", repeated.is_empty());
    }
}

#[test]
fn p1_every_failure_repeated_changes_nothing() {
    for kind in [
        FailureKind::OutsideWindow,
        FailureKind::Unreachable,
        FailureKind::BlockedByGuest,
        FailureKind::Content,
        FailureKind::Marketing,
        FailureKind::Account,
        FailureKind::ProviderAway,
        FailureKind::Rejected,
    ] {
        let mut scene = started();
        let report = scene.failure("one", kind);
        scene.told(&report);
        let repeated = scene.events_of(|scene| {
            scene.told(&report);
        });
        scene.then("nothing new", repeated.is_empty());
    }
}

#[test]
fn p1_a_status_may_come_before_the_acceptance() {
    let mut scene = started();
    let acceptance = scene.acceptance("one");
    scene.reaches("one", ProviderStatus::Delivered);
    scene.then_stands("one", &Standing::Delivered);
    let known = scene.message("one").provider_id.is_some();
    scene.then("and brings the provider's id", known);
    let late = scene.events_of(|scene| {
        scene.told(&acceptance);
    });
    scene.then("the acceptance is nothing new", late.is_empty());
}

#[test]
fn p1_only_an_explicit_retry_clears_failed() {
    let mut scene = started();
    scene.accepted("one").fails("one", FailureKind::Rejected);
    let failed = failed(FailureKind::Rejected);
    for status in [ProviderStatus::Sent, ProviderStatus::Delivered] {
        scene.reaches("one", status).then_stands("one", &failed);
    }
    scene.accepted("one").then_stands("one", &failed);
    scene.guest_says("Hello").then_stands("one", &failed);
    scene
        .ana_retries("one")
        .then_stands("one", &Standing::Queued);
    assert_eq!(scene.message("one").attempt, 2, "a new attempt");
}

#[test]
fn p1_a_failure_may_follow_sent_but_not_delivered() {
    let mut scene = started();
    scene.accepted("one").sent("one");
    scene.fails("one", FailureKind::Rejected);
    scene.then_stands("one", &failed(FailureKind::Rejected));

    let mut scene = started();
    scene.reaches("one", ProviderStatus::Delivered);
    scene.fails("one", FailureKind::Rejected);
    scene.then_stands("one", &Standing::Delivered);
}

#[test]
fn p1_unknown_is_never_sent_again_silently() {
    let mut scene = started();
    scene.uncertain("one").guest_says("Hello").hours_pass(1);
    scene.phone.clear();
    scene.carrier_works().then_phone_got(&[]);
    scene.then_stands("one", &Standing::Unknown);
}

#[test]
fn p1_unknown_ends_when_the_provider_says_what_became_of_it() {
    let mut scene = started();
    scene.uncertain("one").accepted("one");
    scene.then_stands("one", &Standing::Accepted);

    let mut scene = started();
    scene.uncertain("one").reaches("one", ProviderStatus::Read);
    scene.then_stands("one", &Standing::Read);

    let mut scene = started();
    scene.uncertain("one").fails("one", FailureKind::Content);
    scene.then_stands("one", &failed(FailureKind::Content));

    let mut scene = started();
    scene
        .uncertain("one")
        .fails("one", FailureKind::OutsideWindow);
    let reason = HeldReason::ProviderWindow;
    scene.then_stands("one", &Standing::Held { reason });
}

#[test]
fn p1_what_is_known_doesnt_become_unknown() {
    let mut scene = started();
    let late = scene.uncertainty("one");
    scene.accepted("one").told(&late);
    scene.then_stands("one", &Standing::Accepted);
}

#[test]
fn p1_a_late_word_about_an_older_attempt_is_ignored() {
    let mut scene = started();
    let mut late: Vec<Report> = vec![
        scene.acceptance("one"),
        scene.status("one", ProviderStatus::Read),
        scene.uncertainty("one"),
    ];
    for kind in [FailureKind::Rejected, FailureKind::OutsideWindow] {
        late.push(scene.failure("one", kind));
    }
    scene
        .fails("one", FailureKind::ProviderAway)
        .ana_retries("one");
    for report in &late {
        let events = scene.events_of(|scene| {
            scene.told(report);
        });
        scene.then("while the second waits", events.is_empty());
    }
    scene.starts("one");
    for report in &late {
        let events = scene.events_of(|scene| {
            scene.told(report);
        });
        scene.then("while the second is under way", events.is_empty());
    }
}

#[test]
fn p1_words_about_unknown_messages_change_nothing() {
    let mut scene = Scene::agreed();
    let message = engine::MessageId(uuid::Uuid::from_u128(7));
    let failure = failure_of(FailureKind::OutsideWindow);
    for report in [
        Report::SendDue {
            message,
            attempt: 1,
        },
        Report::SendFailed {
            message,
            attempt: 1,
            failure,
        },
        Report::SendUncertain {
            message,
            attempt: 1,
        },
        Report::AnswerOverdue { request: message },
    ] {
        let events = scene.events_of(|scene| {
            scene.told(&report);
        });
        scene.then("nothing", events.is_empty());
    }
}
