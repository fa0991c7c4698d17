//! What the world tells, taken in. Nothing is refused; what is repeated, late or unknown gives no events.

mod connector;
mod failure;
mod guest;
mod lane;
mod members;
mod refusal;
mod release;
mod status;

use crate::{Consent, Correspondence, Event, MessageId, Policy, Report, Timestamp};

/// The events a report gives, in order; none if it says nothing new.
pub fn absorb(
    state: &Correspondence,
    report: &Report,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    match report {
        Report::GuestWrote(inbound) => guest::wrote(state, inbound, now, policy),
        Report::SendDue { message, attempt } => {
            lane::due(state, *message, *attempt, &[], now, policy)
        }
        Report::SendDuePast {
            message,
            attempt,
            unapproved,
        } => lane::due(state, *message, *attempt, unapproved, now, policy),
        Report::SendAccepted {
            message,
            attempt,
            provider_id,
            at,
        } => lane::accepted(state, *message, *attempt, provider_id, *at),
        Report::SendFailed {
            message,
            attempt,
            failure,
        } => failure::failed(state, *message, *attempt, failure, now, policy),
        Report::SendPostponed { message, attempt } => {
            lane::postponed(state, *message, *attempt, now)
        }
        Report::SendUncertain { message, attempt } => lane::uncertain(state, *message, *attempt),
        Report::ProviderSilent { message, attempt } => lane::silent(state, *message, *attempt),
        Report::StatusReached {
            message,
            attempt,
            provider_id,
            status,
            at,
        } => status::reached(state, *message, *attempt, provider_id, *status, *at),
        Report::AnswerOverdue { request } => answer_overdue(state, *request, now, policy),
        Report::ConnectorSwitchedOff { members } => connector::off(state, members),
        Report::ConnectorSwitchedOn { members } => connector::on(state, members),
        Report::MembersGone { members, cause } => {
            members::gone(state, members, *cause, now, policy)
        }
        Report::TransferOverdue { transfer } => members::transfer_overdue(state, *transfer, now),
    }
}

/// C6: the latest request of a conversation that is still waiting. While a refusal stands nobody could ask again (C7).
fn answer_overdue(
    state: &Correspondence,
    request: MessageId,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let Some(message) = state.messages.get(&request) else {
        return Vec::new();
    };
    let Some(conversation) = state.conversations.get(&message.conversation) else {
        return Vec::new();
    };
    let waiting = matches!(conversation.consent, Consent::Requested { .. })
        && conversation.is_live()
        && !state.is_refused();
    let overdue = conversation.requests.last().is_some_and(|asked| {
        asked.message == request && now >= asked.at + policy.request_valid_for
    });
    match waiting && overdue {
        true => vec![Event::RequestUnanswered {
            conversation: conversation.id,
            request,
        }],
        false => Vec::new(),
    }
}
