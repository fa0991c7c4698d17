//! Held messages: edit, cancel, reorder (W7). Only their author may.

use crate::{
    Author, CancelReason, Context, Correspondence, Event, Message, MessageId, Refusal, Standing,
};

use super::{joined, words};

pub(super) fn edit(
    state: &Correspondence,
    id: MessageId,
    text: &str,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let message = own_held(state, id, context)?;
    words::can_be_sent(text, message.speaker.as_deref(), context.policy)?;
    if let Some(rule) = words::blocked_by(text, context.policy) {
        return Err(Refusal::ContentRule { rule });
    }
    if message.content.text() == text {
        return Ok(Vec::new());
    }
    if !message.unknown.is_empty() {
        return Err(Refusal::MayHaveArrived);
    }
    Ok(vec![Event::HeldEdited {
        message: id,
        text: text.to_owned(),
    }])
}

pub(super) fn cancel(
    state: &Correspondence,
    id: MessageId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    if let Some(Standing::Cancelled { .. }) =
        state.messages.get(&id).map(|message| &message.standing)
    {
        return Ok(Vec::new());
    }
    own_held(state, id, context)?;
    Ok(vec![Event::MessageCancelled {
        message: id,
        reason: CancelReason::ByMember,
    }])
}

pub(super) fn move_before(
    state: &Correspondence,
    id: MessageId,
    before: Option<MessageId>,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let message = own_held(state, id, context)?;
    match before.map(|before| state.messages.get(&before)) {
        None => {}
        Some(Some(other))
            if other.standing.is_held() && other.conversation == message.conversation => {}
        Some(_) => return Err(Refusal::NotHeld),
    }
    let order: Vec<MessageId> = state
        .held_in(message.conversation)
        .map(|held| held.id)
        .collect();
    if before == Some(id) || order == state.order_after_move(message.conversation, id, before) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::HeldMoved {
        message: id,
        before,
    }])
}

fn own_held<'a>(
    state: &'a Correspondence,
    id: MessageId,
    context: &Context<'_>,
) -> Result<&'a Message, Refusal> {
    let message = state.messages.get(&id).ok_or(Refusal::UnknownMessage)?;
    joined(state, message.conversation, context)?;
    if message.author != Author::Member(context.actor.member) {
        return Err(Refusal::NotYours);
    }
    match message.standing.is_held() {
        true => Ok(message),
        false => Err(Refusal::NotHeld),
    }
}
