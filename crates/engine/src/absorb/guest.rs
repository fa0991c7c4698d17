//! A message from the guest: routed, shown, read for what it means, and only then allowed to release anything.

mod accept;
mod again;
mod answer;
mod refuse;
mod route;
mod tell;

use crate::{
    Author, Correspondence, Event, Inbound, MessageId, Policy, Recorded, Span, Timestamp,
    read_answer,
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
    let mut taken = Taken::new(state, now);
    let (conversation, opened) = route::route(state, inbound);
    if let Some(opened) = opened {
        taken.push(opened);
    }
    taken.push(received(&taken.state, inbound, conversation, message));
    if taken.state.window.advances(Author::Guest, inbound.at) {
        taken.push(Event::WindowMoved {
            by: Author::Guest,
            at: inbound.at,
            until: inbound.window_until,
        });
    }
    let asked = answer::is_asked(&taken.state, conversation);
    let answer = read_answer(
        inbound.content.text(),
        inbound.button.as_deref(),
        asked,
        &taken.state.wordings,
        policy,
    );
    for event in answer::answered(&taken.state, inbound, conversation, answer, now, policy) {
        taken.push(event);
    }
    for event in release(&taken.state, now, policy) {
        taken.push(event);
    }
    taken.events
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

/// Events so far with the state after them, so that each step sees what the ones before it did.
struct Taken {
    state: Correspondence,
    now: Timestamp,
    events: Vec<Event>,
}

impl Taken {
    fn new(state: &Correspondence, now: Timestamp) -> Self {
        Self {
            state: state.clone(),
            now,
            events: Vec::new(),
        }
    }

    fn push(&mut self, event: Event) {
        let version = self.state.version + 1;
        let recorded = Recorded {
            version,
            at: self.now,
            by: Author::Guest,
            intent: None,
            event,
        };
        self.state.evolve(&recorded);
        self.events.push(recorded.event);
    }
}
