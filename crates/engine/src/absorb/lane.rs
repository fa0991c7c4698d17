//! The way of a message through the carrier: its turn, the provider's answer, or none.

use crate::{
    Author, CancelReason, Consent, Content, Correspondence, Event, Evidence, Failure, FailureKind,
    HeldReason, Message, MessageId, Policy, ProviderId, Standing, Timestamp,
};

use super::refusal;

/// Decides at the last moment: the window and consent are looked at when a message goes, not when it was written.
pub(super) fn due(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let Some(message) = state
        .next_to_send()
        .filter(|message| message.id == id && message.attempt == attempt)
    else {
        return Vec::new();
    };
    if !consented(state, message) {
        return vec![Event::MessageCancelled {
            message: id,
            reason: CancelReason::GuestDeclined,
        }];
    }
    if message.content.needs_window() && !state.window_is_open(now, policy) {
        return vec![Event::MessageHeld {
            message: id,
            reason: HeldReason::WindowLapsed,
        }];
    }
    vec![Event::SendStarted {
        message: id,
        attempt,
    }]
}

/// Members reach only a guest who agreed; a member's request, only one who never refused.
fn consented(state: &Correspondence, message: &Message) -> bool {
    let refused = state.refused_at.is_some();
    match (&message.author, &message.content) {
        (Author::System | Author::Guest, _) => true,
        (Author::Member(_), Content::OptInRequest { .. }) => !refused,
        (Author::Member(_), _) => {
            let conversation = state.conversations.get(&message.conversation);
            !refused && conversation.is_some_and(|it| matches!(it.consent, Consent::Granted { .. }))
        }
    }
}

pub(super) fn accepted(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    provider_id: &ProviderId,
    at: Timestamp,
) -> Vec<Event> {
    match on_its_way(state, id, attempt).map(|message| &message.standing) {
        Some(Standing::Started | Standing::Unknown) => {
            vec![Event::MessageAccepted {
                message: id,
                attempt,
                provider_id: provider_id.clone(),
                at,
            }]
        }
        _ => Vec::new(),
    }
}

pub(super) fn uncertain(state: &Correspondence, id: MessageId, attempt: u32) -> Vec<Event> {
    match on_its_way(state, id, attempt).map(|message| &message.standing) {
        Some(Standing::Started) => vec![Event::MessageUncertain { message: id }],
        _ => Vec::new(),
    }
}

pub(super) fn failed(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    failure: &Failure,
    now: Timestamp,
) -> Vec<Event> {
    let Some(message) = on_its_way(state, id, attempt) else {
        return Vec::new();
    };
    match failure.kind {
        FailureKind::OutsideWindow if message.content.needs_window() => {
            outside_window(state, message, now)
        }
        FailureKind::BlockedByGuest => blocked_by_guest(state, message, failure, now),
        FailureKind::Unreachable if is_open_request(state, message) => vec![
            Event::MessageFailed {
                message: id,
                failure: failure.clone(),
            },
            Event::GuestUnreachable {
                conversation: message.conversation,
                request: id,
                code: failure.code,
            },
        ],
        FailureKind::Unreachable
        | FailureKind::OutsideWindow
        | FailureKind::Content
        | FailureKind::Account
        | FailureKind::ProviderAway
        | FailureKind::Rejected => vec![Event::MessageFailed {
            message: id,
            failure: failure.clone(),
        }],
    }
}

/// W6: back to held in its old place. If the guest has written since, it goes out again at once.
fn outside_window(state: &Correspondence, message: &Message, now: Timestamp) -> Vec<Event> {
    let tried_at = message.provider_at.unwrap_or(message.queued_at);
    let held = Event::MessageHeld {
        message: message.id,
        reason: HeldReason::ProviderWindow,
    };
    let reopened = state.window.guest_at.is_some_and(|at| at > tried_at);
    match reopened && state.held().next().is_none() {
        true => vec![
            held,
            Event::MessageQueued {
                message: message.id,
                attempt: message.attempt + 1,
                at: now,
            },
        ],
        false if reopened => vec![held],
        false => vec![Event::WindowClosed { at: tried_at }, held],
    }
}

fn blocked_by_guest(
    state: &Correspondence,
    message: &Message,
    failure: &Failure,
    now: Timestamp,
) -> Vec<Event> {
    let mut events = vec![Event::MessageFailed {
        message: message.id,
        failure: failure.clone(),
    }];
    if state.refused_at.is_none() {
        let evidence = Evidence {
            basis: crate::Basis::ProviderBlock,
            answer: String::new(),
            provider_id: message.provider_id.clone(),
            at: now,
            request: None,
        };
        events.extend(refusal::refuse(state, &evidence));
    }
    events
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

/// The message, if the provider may have this attempt of it and it has not arrived.
pub(super) fn on_its_way(state: &Correspondence, id: MessageId, attempt: u32) -> Option<&Message> {
    let message = state
        .messages
        .get(&id)
        .filter(|message| message.attempt == attempt)?;
    match message.standing {
        Standing::Started | Standing::Accepted | Standing::Sent | Standing::Unknown => {
            Some(message)
        }
        Standing::Received
        | Standing::Held { .. }
        | Standing::Queued
        | Standing::Delivered
        | Standing::Read
        | Standing::Failed { .. }
        | Standing::Blocked { .. }
        | Standing::Cancelled { .. } => None,
    }
}
