//! The way of a message through the carrier: its turn, the provider's answer, or none.

use std::iter::once;

use crate::{
    Author, CancelReason, Consent, Content, Correspondence, Event, GuestNotice, HeldReason,
    Message, MessageId, Policy, ProviderId, Standing, Timestamp,
};

use super::{failure, refusal};

/// Decides at the last moment: the window and consent are looked at when a message goes, not when it was written.
pub(super) fn due(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    unapproved: &[MessageId],
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let Some(message) = state
        .next_to_send_past(unapproved)
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
    if let Some(reason) = failure::pointless(state, message) {
        return vec![Event::MessageCancelled {
            message: id,
            reason,
        }];
    }
    if message.content.needs_window() && !state.words_go_now(now, policy) {
        return vec![match failure::orphaned(state, message) {
            Some(reason) => Event::MessageCancelled {
                message: id,
                reason,
            },
            None => Event::MessageHeld {
                message: id,
                reason: HeldReason::WindowLapsed,
            },
        }];
    }
    vec![Event::SendStarted {
        message: id,
        attempt,
    }]
}

/// Members reach only a guest who agreed; a member's request, only one who never refused. What the system says
/// goes only while it is still true.
fn consented(state: &Correspondence, message: &Message) -> bool {
    let refused = state.is_refused();
    let conversation = state.conversations.get(&message.conversation);
    let granted = conversation.is_some_and(|it| matches!(it.consent, Consent::Granted { .. }));
    let asking = conversation.is_some_and(|it| {
        matches!(
            it.consent,
            Consent::Requested { .. } | Consent::Unanswered { .. }
        )
    });
    match (&message.author, &message.content) {
        (Author::System, Content::OptInRequest { .. }) => asking,
        (Author::System, Content::Notice { notice, .. }) => match notice {
            GuestNotice::Accepted => !refused,
            GuestNotice::Declined => refused,
            GuestNotice::Joined | GuestNotice::Left | GuestNotice::Transferred => {
                !refused && granted
            }
        },
        (Author::System | Author::Guest, _) => true,
        (Author::Member(_), Content::OptInRequest { .. }) => !refused,
        (Author::Member(_), _) => !refused && granted,
    }
}

/// Said again of an attempt that fell silent since, it is nothing new.
pub(super) fn accepted(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    provider_id: &ProviderId,
    at: Timestamp,
) -> Vec<Event> {
    let known = unknown(state, id, attempt).and_then(|it| it.tried(attempt).taken_at);
    match known {
        Some(_) => Vec::new(),
        None => taken(state, id, attempt, provider_id, at),
    }
}

/// The provider has this attempt. If it is an earlier one, nothing of the message waits any more.
pub(super) fn taken(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    provider_id: &ProviderId,
    at: Timestamp,
) -> Vec<Event> {
    let started = on_its_way(state, id, attempt).filter(|it| it.standing == Standing::Started);
    let Some(message) = started.or_else(|| unknown(state, id, attempt)) else {
        return Vec::new();
    };
    vec![Event::MessageAccepted {
        message: id,
        attempt,
        provider_id: provider_id.clone(),
        at: message.tried(attempt).taken_at.unwrap_or(at),
    }]
}

/// Back to its place in the lane, where [`due`] judges it anew; unless it has lost its point meanwhile.
pub(super) fn postponed(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    now: Timestamp,
) -> Vec<Event> {
    let started = on_its_way(state, id, attempt)
        .filter(|message| matches!(message.standing, Standing::Started));
    let Some(message) = started else {
        return Vec::new();
    };
    match failure::pointless(state, message) {
        Some(reason) => refusal::cancel(once(message), reason),
        None => vec![Event::MessageQueued {
            message: id,
            attempt: message.next_attempt(),
            at: now,
        }],
    }
}

pub(super) fn uncertain(state: &Correspondence, id: MessageId, attempt: u32) -> Vec<Event> {
    match on_its_way(state, id, attempt).map(|message| &message.standing) {
        Some(Standing::Started) => vec![Event::MessageUncertain { message: id }],
        _ => Vec::new(),
    }
}

/// The lane must not wait for ever: the message becomes unknown, and a late word still counts.
pub(super) fn silent(state: &Correspondence, id: MessageId, attempt: u32) -> Vec<Event> {
    match on_its_way(state, id, attempt).map(|message| &message.standing) {
        Some(Standing::Accepted) => vec![Event::MessageUncertain { message: id }],
        _ => Vec::new(),
    }
}

/// The message, if this attempt of it is with the carrier or the provider, and has not arrived.
pub(super) fn on_its_way(state: &Correspondence, id: MessageId, attempt: u32) -> Option<&Message> {
    let message = state
        .messages
        .get(&id)
        .filter(|message| message.attempt == attempt)?;
    match message.standing {
        Standing::Started | Standing::Accepted | Standing::Sent => Some(message),
        Standing::Received
        | Standing::Held { .. }
        | Standing::Queued
        | Standing::Delivered
        | Standing::Read
        | Standing::Failed { .. }
        | Standing::Blocked { .. }
        | Standing::Cancelled { .. }
        | Standing::Unknown => None,
    }
}

/// The message, if nobody knows yet what became of this attempt of it and a word about it still counts.
pub(super) fn unknown(state: &Correspondence, id: MessageId, attempt: u32) -> Option<&Message> {
    let message = state.messages.get(&id);
    message.filter(|message| message.asks_about(attempt))
}
