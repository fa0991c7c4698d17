//! Sending: text goes now, is held or is blocked; templates go in any window (W4, W8).

use crate::{
    Author, Consent, Content, Context, Conversation, ConversationId, Correspondence, Event,
    HeldReason, Message, MessageId, Outcome, Refusal, Standing,
};

use super::{entitled, joined};

pub(super) fn text(
    state: &Correspondence,
    id: ConversationId,
    message: MessageId,
    content: &Content,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let conversation = joined(state, id, context)?;
    if is_repeat(state, message, id)? {
        return Ok(Vec::new());
    }
    entitled(context)?;
    agreed(state, conversation, context)?;
    let Content::Text { text } = content else {
        return Err(Refusal::EmptyMessage);
    };
    if text.trim().is_empty() {
        return Err(Refusal::EmptyMessage);
    }
    let outcome = outcome(state, text, context);
    Ok(vec![written(
        id,
        message,
        content.clone(),
        outcome,
        context,
    )])
}

pub(super) fn template(
    state: &Correspondence,
    id: ConversationId,
    message: MessageId,
    name: &str,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let conversation = joined(state, id, context)?;
    if is_repeat(state, message, id)? {
        return Ok(Vec::new());
    }
    entitled(context)?;
    agreed(state, conversation, context)?;
    let template = context
        .policy
        .templates
        .iter()
        .find(|template| template.name == name);
    let template = template.ok_or(Refusal::UnknownTemplate)?;
    let content = Content::Template {
        name: template.name.clone(),
        text: template.text.clone(),
    };
    Ok(vec![written(
        id,
        message,
        content,
        Outcome::Queued,
        context,
    )])
}

/// An explicit retry is the only way out of failed and unknown (P1).
pub(super) fn retry(
    state: &Correspondence,
    id: MessageId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let message = state.messages.get(&id).ok_or(Refusal::UnknownMessage)?;
    let conversation = joined(state, message.conversation, context)?;
    if message.author != Author::Member(context.actor.member) {
        return Err(Refusal::NotYours);
    }
    if !matches!(
        message.standing,
        Standing::Failed { .. } | Standing::Unknown
    ) {
        return Err(Refusal::NotFailed);
    }
    entitled(context)?;
    may_retry(state, conversation, message, context)?;
    if message.content.needs_window() && !goes_now(state, context) {
        return Ok(vec![Event::MessageHeld {
            message: id,
            reason: HeldReason::WindowLapsed,
        }]);
    }
    Ok(vec![Event::MessageQueued {
        message: id,
        attempt: message.attempt + 1,
        at: context.now,
    }])
}

fn may_retry(
    state: &Correspondence,
    conversation: &Conversation,
    message: &Message,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !matches!(message.content, Content::OptInRequest { .. }) {
        return agreed(state, conversation, context);
    }
    match conversation.consent {
        _ if state.refused_at.is_some() => Err(Refusal::GuestDeclined),
        Consent::Granted { .. } => Err(Refusal::AlreadyGranted),
        Consent::Unreachable { .. } => Err(Refusal::GuestUnreachable),
        Consent::Requested { .. } | Consent::Unanswered { .. } | Consent::Declined { .. } => Ok(()),
    }
}

/// The guest has agreed in this conversation and refused in none (C3, C7).
fn agreed(
    state: &Correspondence,
    conversation: &Conversation,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let resend_at = || {
        state
            .next_request_at(context.policy)
            .unwrap_or(context.now)
            .max(context.now)
    };
    match conversation.consent {
        Consent::Granted { .. } if state.refused_at.is_none() => Ok(()),
        Consent::Granted { .. } | Consent::Declined { .. } => Err(Refusal::GuestDeclined),
        Consent::Requested { .. } => Err(Refusal::ConsentWaiting {
            resend_at: resend_at(),
        }),
        Consent::Unanswered { .. } => Err(Refusal::ConsentUnanswered {
            resend_at: resend_at(),
        }),
        Consent::Unreachable { .. } => Err(Refusal::GuestUnreachable),
    }
}

fn outcome(state: &Correspondence, text: &str, context: &Context<'_>) -> Outcome {
    if let Some(rule) = context
        .policy
        .content_rules
        .iter()
        .find(|rule| rule.matches(text))
    {
        return Outcome::Blocked {
            rule: rule.name.clone(),
        };
    }
    match goes_now(state, context) {
        true => Outcome::Queued,
        false => Outcome::Held {
            reason: HeldReason::WindowLapsed,
        },
    }
}

/// In an open window, and never past a message that is still held.
fn goes_now(state: &Correspondence, context: &Context<'_>) -> bool {
    state.window_is_open(context.now, context.policy) && state.held().next().is_none()
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

fn written(
    conversation: ConversationId,
    message: MessageId,
    content: Content,
    outcome: Outcome,
    context: &Context<'_>,
) -> Event {
    let author = Author::Member(context.actor.member);
    Event::MessageWritten {
        conversation,
        message,
        author,
        content,
        at: context.now,
        outcome,
    }
}
