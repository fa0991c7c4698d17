//! The guest agrees: in so many words (C3), or by writing first (C9).

use crate::absorb::refusal::cancel;
use crate::{
    Basis, CancelReason, Consent, Content, Conversation, ConversationId, Correspondence, Event,
    GuestNotice, Inbound, Message, Policy, Timestamp,
};

use super::{answer::evidence, tell::tell};

/// C3. The refusal was the pair's, so every conversation it closed is open again.
pub(super) fn accepted(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    basis: Basis,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let mut events = Vec::new();
    if state.is_refused() {
        events.push(Event::RefusalLifted { at: inbound.at });
    }
    let granted: Vec<&Conversation> = state
        .live_conversations()
        .filter(|it| it.id == id || matches!(it.consent, Consent::Declined { .. }))
        .collect();
    for conversation in &granted {
        events.push(Event::ConsentGranted {
            conversation: conversation.id,
            evidence: evidence(state, inbound, conversation.id, basis),
        });
    }
    let overtaken = state.unsent().filter(|message| {
        is_overtaken(message) && granted.iter().any(|it| it.id == message.conversation)
    });
    events.extend(cancel(overtaken, CancelReason::Overtaken));
    let text = &policy.guest_texts.accepted;
    events.push(tell(inbound, id, GuestNotice::Accepted, text, now));
    events
}

/// Nobody who has agreed is asked whether they agree, or told that they won't hear from us.
fn is_overtaken(message: &Message) -> bool {
    match &message.content {
        Content::OptInRequest { .. } => true,
        Content::Notice { notice, .. } => *notice == GuestNotice::Declined,
        Content::Text { .. } | Content::Template { .. } | Content::Placeholder { .. } => false,
    }
}

/// C9: the guest writes first and was never asked, or not in a way that reached them.
pub(super) fn is_implied(state: &Correspondence, id: ConversationId, policy: &Policy) -> bool {
    let unreachable =
        |conversation: &Conversation| matches!(conversation.consent, Consent::Unreachable { .. });
    let unasked =
        |conversation: &Conversation| conversation.requests.is_empty() || unreachable(conversation);
    let others = || state.conversations.values().filter(|it| it.id != id);
    let agreed_before = others().any(|it| matches!(it.consent, Consent::Granted { .. }));
    let fresh = state.conversations.get(&id).is_some_and(unasked);
    policy.implied_consent
        && !state.is_refused()
        && fresh
        && (agreed_before || others().all(unasked))
}
