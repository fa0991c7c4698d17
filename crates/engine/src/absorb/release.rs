//! The guest wrote again: held messages go out in their order (W5).

use std::collections::BTreeMap;

use crate::{Author, Consent, ConversationId, Correspondence, Event, Message, Policy, Timestamp};

/// `state` is the state after the guest's message was taken in.
pub(super) fn release(state: &Correspondence, now: Timestamp, policy: &Policy) -> Vec<Event> {
    if !state.window_is_open(now, policy) {
        return Vec::new();
    }
    let mut events = Vec::new();
    let mut counts: BTreeMap<ConversationId, u32> = BTreeMap::new();
    for message in state.held().filter(|message| may_go(state, message)) {
        events.push(Event::MessageQueued {
            message: message.id,
            attempt: message.next_attempt(),
            at: now,
        });
        if matches!(message.author, Author::Member(_)) {
            *counts.entry(message.conversation).or_default() += 1;
        }
    }
    let told = counts
        .into_iter()
        .map(|(conversation, count)| Event::HeldReleased {
            conversation,
            count,
        });
    told.chain(events).collect()
}

fn may_go(state: &Correspondence, message: &Message) -> bool {
    let consent = state
        .conversations
        .get(&message.conversation)
        .map(|conversation| conversation.consent);
    match message.author {
        Author::Member(_) => {
            !state.is_refused() && matches!(consent, Some(Consent::Granted { .. }))
        }
        Author::System | Author::Guest => true,
    }
}
