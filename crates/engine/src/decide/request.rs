//! Asking for consent: the first request (C1), sending it again (C6).

use crate::{
    Author, Consent, Content, Context, ConversationId, Correspondence, Event, MessageId, Outcome,
    Policy, Refusal, Timestamp,
};

use super::{entitled, is_repeat, joined};

pub(super) fn start(
    state: &Correspondence,
    conversation: ConversationId,
    request: MessageId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let actor = context.actor.member;
    if let Some(known) = state.conversations.get(&conversation) {
        return match known.is_active(actor) && state.messages.contains_key(&request) {
            true => Ok(Vec::new()),
            false => Err(Refusal::ConversationTaken),
        };
    }
    entitled(context)?;
    if !context.actor.has_contact {
        return Err(Refusal::NoContact);
    }
    if let Some(live) = state.live_conversation_of(actor) {
        return Err(Refusal::AlreadyInConversation {
            conversation: live.id,
        });
    }
    may_ask(state, context)?;
    is_repeat(state, request, conversation)?;
    let mut events = vec![Event::ConversationOpened {
        conversation,
        members: vec![actor],
        by_guest: false,
    }];
    events.extend(request_events(
        conversation,
        request,
        Author::Member(actor),
        context.policy,
        context.now,
    ));
    Ok(events)
}

pub(super) fn resend(
    state: &Correspondence,
    id: ConversationId,
    request: MessageId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let conversation = joined(state, id, context)?;
    if is_repeat(state, request, id)? {
        return Ok(Vec::new());
    }
    entitled(context)?;
    match conversation.consent {
        Consent::Granted { .. } => return Err(Refusal::AlreadyGranted),
        Consent::Declined { .. } => return Err(Refusal::GuestDeclined),
        Consent::Requested { .. } | Consent::Unanswered { .. } | Consent::Unreachable { .. } => {}
    }
    may_ask(state, context)?;
    Ok(request_events(
        id,
        request,
        Author::Member(context.actor.member),
        context.policy,
        context.now,
    ))
}

/// C7 and C6: never after a refusal, at most once per interval, over all conversations of the pair.
pub(super) fn may_ask(state: &Correspondence, context: &Context<'_>) -> Result<(), Refusal> {
    if state.is_refused() {
        return Err(Refusal::GuestDeclined);
    }
    match state.next_request_at(context.policy) {
        Some(next_at) if context.now < next_at => Err(Refusal::RequestedRecently { next_at }),
        _ => Ok(()),
    }
}

/// The request as events: the evidence, the count against the limits, the message.
pub(crate) fn request_events(
    conversation: ConversationId,
    request: MessageId,
    by: Author,
    policy: &Policy,
    now: Timestamp,
) -> Vec<Event> {
    let wording = policy.opt_in.clone();
    let content = Content::OptInRequest {
        text: wording.text.clone(),
        language: wording.language.clone(),
        accept: wording.accept.clone(),
        decline: wording.decline.clone(),
    };
    vec![
        Event::OptInRequested {
            conversation,
            request,
            by,
            wording,
        },
        Event::RequestCounted { by, at: now },
        Event::MessageWritten {
            conversation,
            message: request,
            author: by,
            content,
            at: now,
            outcome: Outcome::Queued,
            speaker: None,
        },
    ]
}
