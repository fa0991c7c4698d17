//! Which conversation a guest's message belongs to (T2, M7).

use crate::{Conversation, ConversationId, Correspondence, Event, Inbound, MemberId};

/// The conversation that holds the quoted message, else the live one with the latest activity, else a new one.
pub(super) fn route(state: &Correspondence, inbound: &Inbound) -> (ConversationId, Option<Event>) {
    let known = quoted(state, inbound).or_else(|| latest(state));
    if let Some(conversation) = known {
        (conversation.id, None)
    } else {
        let conversation = ConversationId::derived(&inbound.provider_id.0, "conversation");
        let opened = Event::ConversationOpened {
            conversation,
            members: vec![receiver(state, inbound)],
            by_guest: true,
        };
        (conversation, Some(opened))
    }
}

/// M7: the last one to go, unless nothing may come in for them; the latest of the conversations that all have left,
/// or the quoted one.
fn receiver(state: &Correspondence, inbound: &Inbound) -> MemberId {
    let quoted = holder(state, inbound).and_then(|conversation| conversation.last_to_go);
    let over = state.conversations.values();
    let latest = over.max_by_key(|conversation| (conversation.active_at, conversation.id));
    let last = quoted.or_else(|| latest.and_then(|conversation| conversation.last_to_go));
    last.filter(|member| !inbound.restricted.contains(member))
        .unwrap_or(inbound.receiver)
}

fn quoted<'a>(state: &'a Correspondence, inbound: &Inbound) -> Option<&'a Conversation> {
    holder(state, inbound).filter(|conversation| conversation.is_live())
}

/// The conversation that holds the quoted message.
fn holder<'a>(state: &'a Correspondence, inbound: &Inbound) -> Option<&'a Conversation> {
    let message = state.by_provider_id(inbound.quoted.as_ref()?)?;
    state.conversations.get(&message.conversation)
}

fn latest(state: &Correspondence) -> Option<&Conversation> {
    state
        .live_conversations()
        .max_by_key(|conversation| (conversation.active_at, conversation.id))
}
