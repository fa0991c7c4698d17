//! "Explain this message": every change of state with its rule, and what happens next.

use engine::{FailureKind, ProviderStatus, Span};
use wire::commands::{EditHeld, MoveHeld, OneMessage};
use wire::view::{AuthorView, Explanation, FailureView, Happening, HeldWhy, NextView};

use crate::support::{Bench, id};

pub(crate) async fn explain(desk: &desk::Desk, message: u128) -> Explanation {
    let request = OneMessage {
        conversation: id(1_000).to_string(),
        message: id(message).to_string(),
    };
    desk.explain(request).await.unwrap()
}

/// What happened and by which rule, in order.
pub(crate) fn told(explanation: &Explanation) -> Vec<(Happening, &str)> {
    let steps = explanation.steps.iter();
    steps
        .map(|step| (step.what.clone(), step.rule.as_deref().unwrap_or("")))
        .collect()
}

const LAPSED: Happening = Happening::Held {
    why: HeldWhy::WindowLapsed,
};

#[tokio::test]
async fn a_held_message_tells_its_whole_way_to_the_guest() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.advance(Span::hours(24));
    for number in [7, 8] {
        bench.send(&desk, conversation, number, "Hi").await.unwrap();
    }
    let (conversation, message) = (conversation.to_string(), id(8).to_string());
    let edit = EditHeld {
        conversation: conversation.clone(),
        message: message.clone(),
        text: "Good morning".into(),
    };
    desk.edit_held(edit).await.unwrap();
    let first = MoveHeld {
        conversation,
        message,
        before: Some(id(7).to_string()),
    };
    desk.move_held(first).await.unwrap();
    bench.settled(&desk).await;
    assert_eq!(explain(&desk, 8).await.next, NextView::GuestWrites, "W5");

    bench.advance(Span::hours(1));
    bench.guest_writes("in-2", "Hello?");
    bench.settled(&desk).await;
    let behind = explain(&desk, 7).await;
    assert_eq!(
        behind.next,
        NextView::TurnComes { ahead: 1 },
        "8 goes first"
    );
    bench.carry("out-8");
    bench.reaches("out-8", ProviderStatus::Read);
    bench.settled(&desk).await;

    let explained = explain(&desk, 8).await;
    let provider_id = "out-8".to_owned();
    let expected = [
        (Happening::Written, ""),
        (LAPSED, "W4"),
        (Happening::Edited, "W7"),
        (Happening::Moved, "W7"),
        (Happening::Released { attempt: 2 }, "W5"),
        (Happening::Started { attempt: 2 }, "W5"),
        (
            Happening::Accepted {
                attempt: 2,
                provider_id,
            },
            "P3",
        ),
        (Happening::Sent, "P1"),
        (Happening::Read, "P1"),
    ];
    assert_eq!(told(&explained), expected, "step by step");
    assert_eq!(explained.next, NextView::Nothing, "the guest has read it");
    let (written, released) = (&explained.steps[0], &explained.steps[4]);
    assert_eq!(written.by, AuthorView::You, "who wrote it");
    assert_eq!(released.by, AuthorView::Guest, "who released it");
    assert_eq!(
        released.at - written.at,
        Span::hours(1).0,
        "by the hub's time"
    );
    let accepted = &explained.steps[6];
    assert_eq!(accepted.provider_at, Some(bench.now().0), "its own time");
    assert!(
        explained.steps.iter().all(|step| step.confirmed),
        "the hub knows all of it"
    );
}

#[tokio::test]
async fn a_refused_attempt_tells_the_providers_code_and_the_members_retry() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.settled(&desk).await;
    bench.refuses(FailureKind::Rejected, 21_610);
    bench.settled(&desk).await;
    let failed = explain(&desk, 7).await;
    assert_eq!(failed.next, NextView::MemberDecides, "a next step");
    let one = OneMessage {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
    };
    desk.retry(one).await.unwrap();
    bench.settled(&desk).await;

    let expected = [
        (Happening::Written, ""),
        (Happening::Queued { attempt: 1 }, "W1"),
        (Happening::Started { attempt: 1 }, "W5"),
        (
            Happening::Failed {
                failure: FailureView::Rejected,
                provider_code: 21_610,
            },
            "P1",
        ),
        (Happening::Retried { attempt: 2 }, "P1"),
    ];
    let again = explain(&desk, 7).await;
    assert_eq!(told(&again), expected, "both attempts");
    assert_eq!(
        again.next,
        NextView::TurnComes { ahead: 0 },
        "it is its turn"
    );
}

#[tokio::test]
async fn w6_the_providers_own_window_is_told_as_such() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.settled(&desk).await;
    bench.refuses(FailureKind::OutsideWindow, 63_016);
    bench.settled(&desk).await;
    let explained = explain(&desk, 7).await;
    let held = Happening::Held {
        why: HeldWhy::ProviderWindow,
    };
    assert_eq!(told(&explained).last(), Some(&(held, "W6")), "not failed");
    assert_eq!(explained.next, NextView::GuestWrites, "what ends it");
}

#[tokio::test]
async fn c1_a_request_tells_who_asked_and_how_it_was_answered() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    bench.agreed(&desk).await;
    let explained = explain(&desk, 1_001).await;
    let shown = told(&explained);
    assert_eq!(
        shown[..2],
        [
            (Happening::Written, ""),
            (Happening::Queued { attempt: 1 }, "C1")
        ],
        "asked"
    );
    let answered = Happening::Answered { accepted: true };
    assert_eq!(shown.last(), Some(&(answered, "C3")), "and answered");
    let answer = explained.steps.last().unwrap();
    assert_eq!(answer.by, AuthorView::Guest, "by the guest");
    assert_eq!(answer.provider_at, Some(bench.now().0), "when");
    assert_eq!(explained.next, NextView::Nothing, "it is over");
}

#[tokio::test]
async fn c6_a_request_that_waits_says_until_when() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let start = wire::commands::StartConversation {
        contact: id(100).to_string(),
        conversation: id(1_000).to_string(),
        request: id(1_001).to_string(),
    };
    desk.start_conversation(start).await.unwrap();
    bench.settled(&desk).await;
    bench.carry("opt-in");
    bench.settled(&desk).await;
    let resend_at = (bench.now() + Span::hours(24)).0;
    let next = explain(&desk, 1_001).await.next;
    assert_eq!(next, NextView::GuestAnswers { resend_at }, "C6");
}
