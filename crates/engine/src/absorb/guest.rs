//! A message from the guest: routed, shown, read for what it means, and only then allowed to release anything.

mod accept;
mod again;
mod answer;
mod refuse;
mod route;
mod tell;

use crate::course::Course;
use crate::{
    Author, Correspondence, Event, Inbound, MessageId, Policy, Span, Timestamp, read_answer,
};

use super::release::release;

/// Behind by more than this, a message is marked as late; less is the usual jitter of two clocks (P3).
const LATE: Span = Span::seconds(60);

pub(super) fn wrote(
    state: &Correspondence,
    inbound: &Inbound,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let message = MessageId::derived(&inbound.provider_id.0, "guest message");
    if state.messages.contains_key(&message) {
        return Vec::new();
    }
    let mut course = Course::new(state, now, Author::Guest);
    let (conversation, opened) = route::route(state, inbound);
    if let Some(opened) = opened {
        course.push(opened);
    }
    course.push(received(&course.state, inbound, conversation, message));
    if course.state.window.advances(Author::Guest, inbound.at) {
        course.push(Event::WindowMoved {
            by: Author::Guest,
            at: inbound.at,
            until: inbound.window_until,
        });
    }
    let asked = answer::is_asked(&course.state, conversation);
    let answer = read_answer(
        inbound.content.text(),
        inbound.button.as_deref(),
        asked,
        &course.state.wordings,
        policy,
    );
    let answered = answer::answered(&course.state, inbound, conversation, answer, now, policy);
    course.extend(answered);
    let released = release(&course.state, now, policy);
    course.extend(released);
    course.events()
}

/// In a conversation without messages nothing is late.
fn received(
    state: &Correspondence,
    inbound: &Inbound,
    conversation: crate::ConversationId,
    message: MessageId,
) -> Event {
    let known = state.conversations.get(&conversation);
    let newest = known.map(|conversation| conversation.active_at);
    Event::MessageReceived {
        conversation,
        message,
        provider_id: inbound.provider_id.clone(),
        content: inbound.content.clone(),
        at: inbound.at,
        late: newest.is_some_and(|newest| inbound.at + LATE < newest)
            && known.is_some_and(|conversation| conversation.has_messages),
    }
}
