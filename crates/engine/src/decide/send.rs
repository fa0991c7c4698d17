//! Sending: text goes now, is held or is blocked; templates go in any window (W4, W8).

use crate::{
    Author, Content, Context, ConversationId, Correspondence, Event, HeldReason, MessageId,
    Outcome, Refusal, speaking,
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
    let speaker = speaking::speaker(conversation, context);
    words::can_be_sent(text, speaker.as_deref(), context.policy)?;
    let outcome = outcome(state, text, context);
    let said = (content.clone(), speaker);
    Ok(vec![written(id, message, said, outcome, context)])
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
    let said = (content, None);
    Ok(vec![written(id, message, said, Outcome::Queued, context)])
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
    (content, speaker): (Content, Option<String>),
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
        speaker,
    }
}
