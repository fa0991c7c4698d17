//! What the guest's words do to consent (C3, C4, C5, C8, C9).

use crate::absorb::refusal::refuse;
use crate::decide::request_events;
use crate::{
    Answer, Author, Basis, Consent, Content, ConversationId, Correspondence, Event, Evidence,
    GuestNotice, Inbound, MessageId, Outcome, Policy, Timestamp,
};

/// Whether a request of this conversation waits for its answer.
pub(super) fn is_asked(state: &Correspondence, conversation: ConversationId) -> bool {
    state
        .conversations
        .get(&conversation)
        .is_some_and(|conversation| {
            !conversation.requests.is_empty()
                && matches!(
                    conversation.consent,
                    Consent::Requested { .. } | Consent::Unanswered { .. }
                )
        })
}

pub(super) fn answered(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    answer: Answer,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let Some(conversation) = state.conversations.get(&id) else {
        return Vec::new();
    };
    let granted =
        matches!(conversation.consent, Consent::Granted { .. }) && state.refused_at.is_none();
    match answer {
        Answer::Refuse(basis) => declined(state, inbound, id, basis, now, policy),
        Answer::Accept(_) | Answer::Other if granted => Vec::new(),
        Answer::Accept(basis) => accepted(state, inbound, id, basis, now, policy),
        Answer::Other if implies_consent(state, id, policy) => {
            vec![Event::ConsentGranted {
                conversation: id,
                evidence: evidence(state, inbound, id, Basis::GuestInitiated),
            }]
        }
        Answer::Other => asked_again(state, inbound, id, now, policy),
    }
}

/// C9: the guest writes first and was never asked, or not in a way that reached them.
fn implies_consent(state: &Correspondence, id: ConversationId, policy: &Policy) -> bool {
    let unreachable = |conversation: &crate::Conversation| {
        matches!(conversation.consent, Consent::Unreachable { .. })
    };
    let never_asked = state
        .conversations
        .values()
        .filter(|conversation| conversation.id != id || !unreachable(conversation))
        .all(|conversation| conversation.requests.is_empty() || unreachable(conversation));
    let agreed_before = state.conversations.values().any(|conversation| {
        conversation.id != id && matches!(conversation.consent, Consent::Granted { .. })
    });
    let fresh = state
        .conversations
        .get(&id)
        .is_some_and(|conversation| conversation.requests.is_empty() || unreachable(conversation));
    policy.implied_consent && state.refused_at.is_none() && fresh && (never_asked || agreed_before)
}

/// C3. The refusal was the pair's, so every conversation it closed is open again.
fn accepted(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    basis: Basis,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let mut events = Vec::new();
    if state.refused_at.is_some() {
        events.push(Event::RefusalLifted { at: inbound.at });
    }
    for conversation in state.live_conversations() {
        if conversation.id == id || matches!(conversation.consent, Consent::Declined { .. }) {
            let evidence = evidence(state, inbound, conversation.id, basis);
            events.push(Event::ConsentGranted {
                conversation: conversation.id,
                evidence,
            });
        }
    }
    events.push(tell(inbound, id, GuestNotice::Accepted, now, policy));
    events
}

/// C4, C8. A guest who refuses twice is not answered twice.
fn declined(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    basis: Basis,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let already = state.refused_at.is_some();
    let consent = state
        .conversations
        .get(&id)
        .map(|conversation| conversation.consent);
    if already && matches!(consent, Some(Consent::Declined { .. })) {
        return Vec::new();
    }
    let mut events = refuse(state, &evidence(state, inbound, id, basis));
    if !already {
        events.push(tell(inbound, id, GuestNotice::Declined, now, policy));
    }
    events
}

/// C5: consent is open, and the system asks again, at most once an interval.
fn asked_again(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let mut events = Vec::new();
    let consent = state
        .conversations
        .get(&id)
        .map(|conversation| conversation.consent);
    if !matches!(consent, Some(Consent::Requested { .. })) {
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

fn evidence(
    state: &Correspondence,
    inbound: &Inbound,
    id: ConversationId,
    basis: Basis,
) -> Evidence {
    Evidence {
        basis,
        answer: inbound.content.text().to_owned(),
        provider_id: Some(inbound.provider_id.clone()),
        at: inbound.at,
        request: state
            .conversations
            .get(&id)
            .and_then(|conversation| conversation.requests.last().cloned()),
    }
}

/// A notice to the guest is a message like any other; in a lapsed window it is held when its turn comes.
fn tell(
    inbound: &Inbound,
    conversation: ConversationId,
    notice: GuestNotice,
    now: Timestamp,
    policy: &Policy,
) -> Event {
    let text = match notice {
        GuestNotice::Accepted => policy.guest_texts.accepted.clone(),
        GuestNotice::Declined => policy.guest_texts.declined.clone(),
    };
    Event::MessageWritten {
        conversation,
        message: MessageId::derived(&inbound.provider_id.0, "notice to the guest"),
        author: Author::System,
        content: Content::Notice { notice, text },
        at: now,
        outcome: Outcome::Queued,
    }
}
