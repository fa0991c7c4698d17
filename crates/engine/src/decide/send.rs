//! Sending: text goes now, is held or is blocked; templates go in any window (W4, W8).

use crate::{
    Author, Content, Context, ConversationId, Correspondence, Event, HeldReason, MessageId,
    Outcome, Refusal,
};

use super::{agreed, entitled, is_repeat, joined, words};

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
    words::can_be_sent(text, context.policy)?;
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
        language: template.language.clone(),
    };
    Ok(vec![written(
        id,
        message,
        content,
        Outcome::Queued,
        context,
    )])
}

fn outcome(state: &Correspondence, text: &str, context: &Context<'_>) -> Outcome {
    if let Some(rule) = words::blocked_by(text, context.policy) {
        return Outcome::Blocked { rule };
    }
    match state.words_go_now(context.now, context.policy) {
        true => Outcome::Queued,
        false => Outcome::Held {
            reason: HeldReason::WindowLapsed,
        },
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
        speaker: None,
    }
}
