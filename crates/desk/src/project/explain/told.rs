//! One event of a message as it is told.

use engine::{Author, CancelReason, Event, Outcome, Recorded, Timestamp};
use wire::view::{CancelledWhy, Happening, StepView};

use super::super::message::{failure, why};

/// What an event says of the message, after the steps that came before it.
pub(super) fn happenings(recorded: &Recorded, before: &[StepView]) -> Vec<Happening> {
    let happening = match &recorded.event {
        Event::MessageWritten { outcome, .. } => return vec![Happening::Written, fate(outcome)],
        Event::MessageReceived { late, .. } => Happening::Received { late: *late },
        Event::MessageQueued { attempt, .. } => queued(recorded.by, *attempt, before),
        Event::MessageHeld { reason, .. } => Happening::Held { why: why(*reason) },
        Event::HeldEdited { .. } => Happening::Edited,
        Event::HeldMoved { .. } => Happening::Moved,
        Event::MessageCancelled { reason, .. } => Happening::Cancelled {
            why: cancelled(*reason),
        },
        Event::SendStarted { attempt, .. } => Happening::Started { attempt: *attempt },
        Event::MessageAccepted {
            attempt,
            provider_id,
            ..
        } => Happening::Accepted {
            attempt: *attempt,
            provider_id: provider_id.0.clone(),
        },
        Event::MessageSent { .. } => Happening::Sent,
        Event::MessageDelivered { .. } => Happening::Delivered,
        Event::MessageRead { .. } => Happening::Read,
        Event::MessageFailed { failure: it, .. } => Happening::Failed {
            failure: failure(it.kind),
            provider_code: it.code,
        },
        Event::AttemptFailed { attempt, .. } => Happening::AttemptFailed { attempt: *attempt },
        Event::MessageUncertain { .. } => Happening::Uncertain,
        Event::RequestUnanswered { .. } => Happening::Unanswered,
        Event::GuestUnreachable { code, .. } => Happening::Unreachable {
            provider_code: *code,
        },
        Event::ConsentGranted { .. } => Happening::Answered { accepted: true },
        Event::ConsentDeclined { .. } => Happening::Answered { accepted: false },
        // Of the conversation or the pair; that a request was asked for shows in its being written.
        Event::OptInRequested { .. }
        | Event::ConversationOpened { .. }
        | Event::ConsentPending { .. }
        | Event::GuestRefused { .. }
        | Event::RefusalLifted { .. }
        | Event::RequestCounted { .. }
        | Event::WindowMoved { .. }
        | Event::WindowMovedBack { .. }
        | Event::WindowClosed { .. }
        | Event::HeldReleased { .. }
        | Event::HeldCancelled { .. }
        | Event::ConnectorSwitchedOff { .. }
        | Event::ConnectorSwitchedOn { .. }
        | Event::MembersAdded { .. }
        | Event::MemberLeft { .. }
        | Event::MemberRemoved { .. }
        | Event::Transferred { .. }
        | Event::TransferOffered { .. }
        | Event::TransferEnded { .. }
        | Event::JoinAsked { .. } => return Vec::new(),
    };
    vec![happening]
}

/// The provider's time, where the event has one that isn't just the hub's time of hearing of it.
pub(super) fn provider_at(recorded: &Recorded) -> Option<Timestamp> {
    match &recorded.event {
        Event::MessageReceived { at, .. } | Event::MessageAccepted { at, .. } => Some(*at),
        Event::MessageSent { at, .. }
        | Event::MessageDelivered { at, .. }
        | Event::MessageRead { at, .. } => Some(*at).filter(|at| *at != recorded.at),
        Event::ConsentGranted { evidence, .. } | Event::ConsentDeclined { evidence, .. } => {
            Some(evidence.at).filter(|_| evidence.provider_id.is_some())
        }
        Event::ConversationOpened { .. }
        | Event::OptInRequested { .. }
        | Event::ConsentPending { .. }
        | Event::RequestUnanswered { .. }
        | Event::GuestUnreachable { .. }
        | Event::GuestRefused { .. }
        | Event::RefusalLifted { .. }
        | Event::RequestCounted { .. }
        | Event::WindowMoved { .. }
        | Event::WindowMovedBack { .. }
        | Event::WindowClosed { .. }
        | Event::MessageWritten { .. }
        | Event::MessageQueued { .. }
        | Event::MessageHeld { .. }
        | Event::HeldEdited { .. }
        | Event::HeldMoved { .. }
        | Event::HeldReleased { .. }
        | Event::MessageCancelled { .. }
        | Event::HeldCancelled { .. }
        | Event::SendStarted { .. }
        | Event::MessageFailed { .. }
        | Event::AttemptFailed { .. }
        | Event::MessageUncertain { .. }
        | Event::ConnectorSwitchedOff { .. }
        | Event::ConnectorSwitchedOn { .. }
        | Event::MembersAdded { .. }
        | Event::MemberLeft { .. }
        | Event::MemberRemoved { .. }
        | Event::Transferred { .. }
        | Event::TransferOffered { .. }
        | Event::TransferEnded { .. }
        | Event::JoinAsked { .. } => None,
    }
}

fn fate(outcome: &Outcome) -> Happening {
    match outcome {
        Outcome::Queued => Happening::Queued { attempt: 1 },
        Outcome::Held { reason } => Happening::Held { why: why(*reason) },
        Outcome::Blocked { rule } => Happening::Blocked { rule: rule.clone() },
    }
}

/// Into the lane: by a member, from the held ones, or back from a provider that didn't take it.
fn queued(by: Author, attempt: u32, before: &[StepView]) -> Happening {
    let held = |what: &Happening| matches!(what, Happening::Held { .. });
    let started = |what: &Happening| matches!(what, Happening::Started { .. });
    let mut latest = before.iter().rev().map(|step| &step.what);
    let was_held = latest
        .find(|what| held(what) || started(what))
        .is_some_and(held);
    match by {
        Author::Member(_) => Happening::Retried { attempt },
        Author::Guest | Author::System if was_held => Happening::Released { attempt },
        Author::Guest | Author::System => Happening::Postponed { attempt },
    }
}

fn cancelled(reason: CancelReason) -> CancelledWhy {
    match reason {
        CancelReason::ByMember => CancelledWhy::ByMember,
        CancelReason::GuestDeclined => CancelledWhy::GuestDeclined,
        CancelReason::ConnectorOff => CancelledWhy::ConnectorOff,
        CancelReason::Overtaken => CancelledWhy::Overtaken,
        CancelReason::AuthorGone => CancelledWhy::AuthorGone,
    }
}
