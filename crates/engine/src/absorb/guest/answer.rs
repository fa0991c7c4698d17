//! What the guest's words do to consent (C3, C4, C5, C8, C9).

use crate::{
    Answer, Basis, Consent, Conversation, ConversationId, Correspondence, Event, Evidence, Inbound,
    Policy, Timestamp,
};

use super::{accept, again, refuse};

/// Whether "no" answers something: a request that waits, or the refusal the guest stands by.
pub(super) fn is_asked(state: &Correspondence, conversation: ConversationId) -> bool {
    state
        .conversations
        .get(&conversation)
        .is_some_and(|conversation| match conversation.consent {
            Consent::Requested { .. } | Consent::Unanswered { .. } => {
                !conversation.requests.is_empty()
            }
            Consent::Declined { .. } => true,
            Consent::Granted { .. } | Consent::Unreachable { .. } => false,
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
    let granted = matches!(conversation.consent, Consent::Granted { .. }) && !state.is_refused();
    match answer {
        _ if is_taken_back(state, inbound, answer) => Vec::new(),
        Answer::Refuse(basis) => refuse::declined(state, inbound, id, basis, now, policy),
        Answer::Accept(_) | Answer::Other if granted => Vec::new(),
        Answer::Accept(basis) => accept::accepted(state, inbound, id, basis, now, policy),
        Answer::Other if accept::is_implied(state, id, policy) => {
            vec![Event::ConsentGranted {
                conversation: id,
                evidence: evidence(state, inbound, id, Basis::GuestInitiated),
            }]
        }
        Answer::Other => again::asked_again(state, inbound, id, now, policy),
    }
}

/// The words were on their way for so long that a later refusal, or a later explicit yes, was here first.
/// The guest's last word counts, by the provider's time (W2).
fn is_taken_back(state: &Correspondence, inbound: &Inbound, answer: Answer) -> bool {
    let refused_since = state.refused_at.is_some_and(|at| inbound.at < at);
    match answer {
        Answer::Accept(_) | Answer::Other => refused_since,
        Answer::Refuse(_) => {
            let yes = state.conversations.values().filter_map(said_yes_at).max();
            refused_since || yes.is_some_and(|at| inbound.at < at)
        }
    }
}

/// When the guest agreed in so many words.
fn said_yes_at(conversation: &Conversation) -> Option<Timestamp> {
    let explicit = conversation
        .evidence
        .last()
        .is_some_and(|evidence| matches!(evidence.basis, Basis::Button | Basis::Keyword));
    match conversation.consent {
        Consent::Granted { at } if explicit => Some(at),
        Consent::Granted { .. }
        | Consent::Requested { .. }
        | Consent::Unanswered { .. }
        | Consent::Declined { .. }
        | Consent::Unreachable { .. } => None,
    }
}

pub(super) fn evidence(
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
