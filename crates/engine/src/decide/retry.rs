//! An explicit retry is the only way out of failed and unknown (P1).

use crate::{
    Author, Consent, Content, Context, Conversation, Correspondence, Event, HeldReason, Message,
    MessageId, Refusal, Standing,
};

use super::request::may_ask;
use super::{agreed, entitled, joined};

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
    if matches!(message.content, Content::OptInRequest { .. }) {
        return request(state, conversation, message, context);
    }
    agreed(state, conversation, context)?;
    if message.content.needs_window() && !state.words_go_now(context.now, context.policy) {
        return Ok(vec![Event::MessageHeld {
            message: id,
            reason: HeldReason::WindowLapsed,
        }]);
    }
    Ok(vec![queued(message, context)])
}

/// A retried request counts like any other (C6), and waits for its turn unless it is known not to have arrived.
fn request(
    state: &Correspondence,
    conversation: &Conversation,
    message: &Message,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match conversation.consent {
        _ if state.is_refused() => return Err(Refusal::GuestDeclined),
        Consent::Granted { .. } => return Err(Refusal::AlreadyGranted),
        Consent::Unreachable { .. } => return Err(Refusal::GuestUnreachable),
        Consent::Requested { .. } | Consent::Unanswered { .. } | Consent::Declined { .. } => {}
    }
    let failed = matches!(message.standing, Standing::Failed { .. });
    let is_the_counted_one = state.asked_by_member_at == Some(message.queued_at);
    if !(failed && is_the_counted_one) {
        may_ask(state, context)?;
    }
    let counted = Event::RequestCounted {
        by: message.author,
        at: context.now,
    };
    Ok(vec![counted, queued(message, context)])
}

fn queued(message: &Message, context: &Context<'_>) -> Event {
    Event::MessageQueued {
        message: message.id,
        attempt: message.next_attempt(),
        at: context.now,
    }
}
