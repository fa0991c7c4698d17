//! What members ask for, judged: intent in, events or a refusal out.

mod held;
mod members;
mod request;
mod retry;
mod send;
mod words;

pub(crate) use request::request_events;

use crate::{
    Consent, Context, Conversation, ConversationId, Correspondence, Entitlement, Event, Intent,
    MessageId, Refusal,
};

/// Judges an intent against the state. No events means that it was already done.
pub fn decide(
    state: &Correspondence,
    intent: &Intent,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match intent {
        Intent::StartConversation {
            conversation,
            request,
        } => request::start(state, *conversation, *request, context),
        Intent::ResendRequest {
            conversation,
            request,
        } => request::resend(state, *conversation, *request, context),
        Intent::Send {
            conversation,
            drafted_in,
            message,
            content,
        } => {
            if drafted_in != conversation {
                return Err(Refusal::WrongRecipient {
                    drafted_in: *drafted_in,
                });
            }
            send::text(state, *conversation, *message, content, context)
        }
        Intent::SendTemplate {
            conversation,
            message,
            name,
        } => send::template(state, *conversation, *message, name, context),
        Intent::Retry { message } => retry::retry(state, *message, context),
        Intent::EditHeld { message, text } => held::edit(state, *message, text, context),
        Intent::CancelHeld { message } => held::cancel(state, *message, context),
        Intent::MoveHeld { message, before } => {
            held::move_before(state, *message, *before, context)
        }
        Intent::AddMembers {
            conversation,
            members,
        } => members::add(state, *conversation, members, context),
        Intent::Leave { conversation } => members::leave(state, *conversation, context),
        Intent::Remove {
            conversation,
            member,
        } => members::remove(state, *conversation, *member, context),
        Intent::Transfer {
            conversation,
            transfer,
            to,
            note,
        } => {
            let what = (*to, note.as_deref());
            members::transfer(state, *conversation, *transfer, what, context)
        }
        Intent::AnswerTransfer {
            conversation,
            transfer,
            accept,
        } => members::answer(state, *conversation, *transfer, *accept, context),
        Intent::WithdrawTransfer {
            conversation,
            transfer,
        } => members::withdraw(state, *conversation, *transfer, context),
        Intent::AskToJoin { conversation } => members::ask_to_join(state, *conversation, context),
    }
}

/// E1: both switches, or nothing goes out.
fn entitled(context: &Context<'_>) -> Result<(), Refusal> {
    match context.actor.entitlement {
        Entitlement::Entitled => Ok(()),
        reason @ (Entitlement::OrganizationOff | Entitlement::MemberOff) => {
            Err(Refusal::NotEntitled { reason })
        }
    }
}

/// The conversation, if the actor is an active member of it.
fn joined<'a>(
    state: &'a Correspondence,
    id: ConversationId,
    context: &Context<'_>,
) -> Result<&'a Conversation, Refusal> {
    let conversation = state
        .conversations
        .get(&id)
        .ok_or(Refusal::UnknownConversation)?;
    match conversation.is_active(context.actor.member) {
        true => Ok(conversation),
        false => Err(Refusal::NotMember),
    }
}

/// The guest has agreed in this conversation and refused in none (C3, C7).
fn agreed(
    state: &Correspondence,
    conversation: &Conversation,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let resend_at = state.next_request_at(context.policy);
    let resend_at = resend_at.map_or(context.now, |at| at.max(context.now));
    match conversation.consent {
        _ if state.is_refused() => Err(Refusal::GuestDeclined),
        Consent::Granted { .. } => Ok(()),
        Consent::Declined { .. } => Err(Refusal::GuestDeclined),
        Consent::Requested { .. } => Err(Refusal::ConsentWaiting { resend_at }),
        Consent::Unanswered { .. } => Err(Refusal::ConsentUnanswered { resend_at }),
        Consent::Unreachable { .. } => Err(Refusal::GuestUnreachable),
    }
}

/// The same id twice is the same message (P2); in another conversation it is none of this member's.
fn is_repeat(
    state: &Correspondence,
    message: MessageId,
    id: ConversationId,
) -> Result<bool, Refusal> {
    match state.messages.get(&message) {
        None => Ok(false),
        Some(known) if known.conversation == id => Ok(true),
        Some(_) => Err(Refusal::UnknownMessage),
    }
}
