//! Which conversation a guest's message belongs to (T2).

use crate::{Conversation, ConversationId, Correspondence, Event, Inbound};

/// The conversation that holds the quoted message, else the live one with the latest activity, else a new one.
pub(super) fn route(state: &Correspondence, inbound: &Inbound) -> (ConversationId, Option<Event>) {
    let known = quoted(state, inbound).or_else(|| latest(state));
    if let Some(conversation) = known {
        (conversation.id, None)
    } else {
        let conversation = ConversationId::derived(&inbound.provider_id.0, "conversation");
        let opened = Event::ConversationOpened {
            conversation,
            members: vec![inbound.receiver],
            by_guest: true,
        };
        (conversation, Some(opened))
    }
}

fn quoted<'a>(state: &'a Correspondence, inbound: &Inbound) -> Option<&'a Conversation> {
    let message = state.by_provider_id(inbound.quoted.as_ref()?)?;
    state
        .conversations
        .get(&message.conversation)
        .filter(|conversation| conversation.is_live())
}

fn latest(state: &Correspondence) -> Option<&Conversation> {
    state
        .live_conversations()
        .max_by_key(|conversation| (conversation.active_at, conversation.id))
}
