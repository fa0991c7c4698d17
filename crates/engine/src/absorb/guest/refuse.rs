//! The guest refuses (C4, C8).

use crate::absorb::refusal::refuse;
use crate::{
    Basis, Consent, ConversationId, Correspondence, Event, GuestNotice, Inbound, Policy, Timestamp,
};

use super::{answer::evidence, tell::tell};

/// A guest who says it twice is not answered twice; what came before the second time doesn't take it back.
pub(super) fn declined(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    basis: Basis,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let stands_by_it = state
        .conversations
        .get(&id)
        .is_some_and(|conversation| matches!(conversation.consent, Consent::Declined { .. }));
    if let Some(refused_at) = state.refused_at.filter(|_| stands_by_it) {
        let at = inbound.at;
        let again = (at > refused_at).then_some(Event::GuestRefused { at });
        return again.into_iter().collect();
    }
    let mut events = refuse(state, &evidence(state, inbound, id, basis));
    let text = &policy.guest_texts.declined;
    events.push(tell(inbound, id, GuestNotice::Declined, text, now));
    events
}
