//! The provider refused a message, at once or later by status: failed, or held again (W6).

use std::iter::once;

use crate::{
    Author, Basis, CancelReason, Consent, Content, Correspondence, Event, Evidence, Failure,
    FailureKind, HeldReason, Message, MessageId, Policy, Standing, Timestamp, Tried,
};

use super::{lane, refusal};

pub(super) fn failed(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    failure: &Failure,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let unknown = lane::unknown(state, id, attempt);
    let Some(message) = lane::on_its_way(state, id, attempt).or(unknown) else {
        return Vec::new();
    };
    let mut events = Vec::new();
    if unknown.is_some() {
        events.push(Event::AttemptFailed {
            message: id,
            attempt,
        });
    }
    let went_on = message.attempt != attempt || message.standing != Standing::Unknown;
    if unknown.is_some() && went_on {
        events.extend(earlier(state, message, attempt, failure, now));
        return events;
    }
    events.extend(window_moved_back(state, message));
    if failure.kind == FailureKind::OutsideWindow && message.content.needs_window() {
        events.extend(outside_window(state, message, now, policy));
        return events;
    }
    events.push(Event::MessageFailed {
        message: id,
        failure: failure.clone(),
    });
    match failure.kind {
        FailureKind::BlockedByGuest => events.extend(blocked_by_guest(state, message, now)),
        FailureKind::Unreachable if is_open_request(state, message) => {
            events.push(Event::GuestUnreachable {
                conversation: message.conversation,
                request: id,
                code: failure.code,
            });
        }
        FailureKind::Unreachable
        | FailureKind::OutsideWindow
        | FailureKind::Content
        | FailureKind::Marketing
        | FailureKind::Account
        | FailureKind::ProviderAway
        | FailureKind::Rejected => {}
    }
    events
}

/// The message itself goes its way, but what the provider said of the window and the guest holds.
fn earlier(
    state: &Correspondence,
    message: &Message,
    attempt: u32,
    failure: &Failure,
    now: Timestamp,
) -> Vec<Event> {
    match failure.kind {
        FailureKind::OutsideWindow if message.content.needs_window() => {
            window_closed(state, message.tried(attempt))
                .into_iter()
                .collect()
        }
        FailureKind::BlockedByGuest => blocked_by_guest(state, message, now),
        FailureKind::OutsideWindow
        | FailureKind::Unreachable
        | FailureKind::Content
        | FailureKind::Marketing
        | FailureKind::Account
        | FailureKind::ProviderAway
        | FailureKind::Rejected => Vec::new(),
    }
}

/// W3: what failed doesn't keep the window open, even if it counted as sent before.
fn window_moved_back(state: &Correspondence, message: &Message) -> Option<Event> {
    let moved = message.moved_window()?.at();
    (state.window.member_at == Some(moved)).then(|| Event::WindowMovedBack {
        to: state.sent.latest(moved),
    })
}

/// W6: back to held in its old place. If the guest has written since and may still be answered, it goes out again.
fn outside_window(
    state: &Correspondence,
    message: &Message,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let closed = window_closed(state, message.tried(message.attempt));
    let reopened = closed.is_none();
    let mut events: Vec<Event> = closed.into_iter().collect();
    if let Some(reason) = pointless(state, message).or_else(|| orphaned(state, message)) {
        events.extend(refusal::cancel(once(message), reason));
        return events;
    }
    events.push(Event::MessageHeld {
        message: message.id,
        reason: HeldReason::ProviderWindow,
    });
    let guests_own = state.window.guest_lapses_at(policy);
    let open = guests_own.is_some_and(|lapses| now < lapses);
    if reopened && open && state.held().next().is_none() {
        events.push(Event::MessageQueued {
            message: message.id,
            attempt: message.next_attempt(),
            at: now,
        });
    }
    events
}

/// The window was over when the message was tried, unless the guest has written since.
fn window_closed(state: &Correspondence, tried: Tried) -> Option<Event> {
    let judged = tried.judged();
    let guest_at = state.window.guest_at;
    let reopened = guest_at.is_some_and(|at| (at, state.window.guest_arrival) > judged);
    (!reopened).then_some(Event::WindowClosed { at: judged.0 })
}

/// Why holding the message would be wrong: had it been held all along, it would have been cancelled (C8, E3).
pub(super) fn pointless(state: &Correspondence, message: &Message) -> Option<CancelReason> {
    let Author::Member(author) = message.author else {
        return None;
    };
    let conversation = state.conversations.get(&message.conversation)?;
    if state.is_refused() {
        return Some(CancelReason::GuestDeclined);
    }
    let off = conversation.without_connector.contains(&author);
    off.then_some(CancelReason::ConnectorOff)
}

/// Why a message that could still go must not wait: its author has left, and nobody could take it back (W7).
pub(super) fn orphaned(state: &Correspondence, message: &Message) -> Option<CancelReason> {
    let Author::Member(author) = message.author else {
        return None;
    };
    let conversation = state.conversations.get(&message.conversation)?;
    (!conversation.is_active(author)).then_some(CancelReason::AuthorGone)
}

/// The provider's block error counts as a refusal.
fn blocked_by_guest(state: &Correspondence, message: &Message, now: Timestamp) -> Vec<Event> {
    if state.is_refused() {
        return vec![Event::GuestRefused { at: now }];
    }
    let evidence = Evidence {
        basis: Basis::ProviderBlock,
        answer: String::new(),
        provider_id: message.provider_id.clone(),
        at: now,
        request: None,
    };
    refusal::refuse(state, &evidence)
}

fn is_open_request(state: &Correspondence, message: &Message) -> bool {
    let waiting = state
        .conversations
        .get(&message.conversation)
        .is_some_and(|conversation| {
            matches!(
                conversation.consent,
                Consent::Requested { .. } | Consent::Unanswered { .. }
            )
        });
    waiting && matches!(message.content, Content::OptInRequest { .. })
}
