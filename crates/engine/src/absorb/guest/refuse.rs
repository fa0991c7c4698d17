//! The guest refuses (C4, C8).

use crate::absorb::refusal::refuse;
use crate::{
    Basis, Consent, ConversationId, Correspondence, Event, GuestNotice, Inbound, Policy, Timestamp,
};

use super::{answer::evidence, tell::tell};

/// A guest who says it twice is not answered twice.
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
    if state.is_refused() && stands_by_it {
        return Vec::new();
    }
    let mut events = refuse(state, &evidence(state, inbound, id, basis));
    events.push(tell(inbound, id, GuestNotice::Declined, now, policy));
    events
}
