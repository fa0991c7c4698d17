//! The guest writes something that is no answer (C5).

use crate::decide::request_events;
use crate::{
    Author, Consent, ConversationId, Correspondence, Event, Inbound, MessageId, Policy, Timestamp,
};

/// Consent is open, and the system asks again, at most once an interval.
pub(super) fn asked_again(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let mut events = Vec::new();
    let waiting = state
        .conversations
        .get(&id)
        .is_some_and(|conversation| matches!(conversation.consent, Consent::Requested { .. }));
    if !waiting {
        events.push(Event::ConsentPending {
            conversation: id,
            at: now,
        });
    }
    let again_at = state
        .asked_by_system_at
        .map(|at| at + policy.automatic_request_interval);
    if again_at.is_none_or(|again_at| now >= again_at) {
        let request = MessageId::derived(&inbound.provider_id.0, "automatic request");
        events.extend(request_events(id, request, Author::System, policy, now));
    }
    events
}
