//! Consent of a conversation with its evidence, as it is shown.

use engine::{Basis, Consent, Conversation, Correspondence, Evidence, Policy, Timestamp};
use wire::view::{AnswerBasis, ConsentState, ConsentView, EvidenceView};

use crate::directory::Directory;
use crate::store::conversation::RowConsent;

pub(crate) fn view(
    conversation: &Conversation,
    (pair, policy): (&Correspondence, &Policy),
    directory: &Directory,
) -> ConsentView {
    let (state, since) = state(conversation);
    ConsentView {
        state,
        since: since.0,
        resend_at: resend_at(conversation, pair, policy).map(|at| at.0),
        evidence: conversation
            .evidence
            .iter()
            .map(|evidence| evidence_view(evidence, directory))
            .collect(),
    }
}

fn state(conversation: &Conversation) -> (ConsentState, Timestamp) {
    match conversation.consent {
        Consent::Requested { at } => (ConsentState::Requested, at),
        Consent::Unanswered { at } => (ConsentState::Unanswered, at),
        Consent::Granted { at } => (ConsentState::Granted, at),
        Consent::Declined { at } => (ConsentState::Declined, at),
        Consent::Unreachable { .. } => (ConsentState::Unreachable, conversation.active_at),
    }
}

/// When the request may be sent again, where that is the way on (C6).
pub(crate) fn resend_at(
    conversation: &Conversation,
    pair: &Correspondence,
    policy: &Policy,
) -> Option<Timestamp> {
    match conversation.consent {
        Consent::Requested { at } | Consent::Unanswered { at } => {
            Some(pair.next_request_at(policy).unwrap_or(at))
        }
        Consent::Granted { .. } | Consent::Declined { .. } | Consent::Unreachable { .. } => None,
    }
}

/// The same for the row of the list.
pub(crate) fn row(conversation: &Conversation, directory: &Directory) -> RowConsent {
    if !conversation.is_active(directory.me.member) {
        return RowConsent::Ended;
    }
    match conversation.consent {
        Consent::Requested { .. } => RowConsent::Waiting,
        Consent::Unanswered { .. } => RowConsent::Unanswered,
        Consent::Granted { .. } => RowConsent::Granted,
        Consent::Declined { .. } => RowConsent::Declined,
        Consent::Unreachable { .. } => RowConsent::Unreachable,
    }
}

fn evidence_view(evidence: &Evidence, directory: &Directory) -> EvidenceView {
    let request = evidence.request.as_ref();
    EvidenceView {
        basis: match evidence.basis {
            Basis::Button => AnswerBasis::Button,
            Basis::Keyword => AnswerBasis::Keyword,
            Basis::GuestInitiated => AnswerBasis::GuestInitiated,
            Basis::ProviderBlock => AnswerBasis::ProviderBlock,
        },
        answer: evidence.answer.clone(),
        at: evidence.at.0,
        provider_id: evidence.provider_id.as_ref().map(|id| id.0.clone()),
        asked_by: request.and_then(|request| match request.by {
            engine::Author::Member(member) => Some(directory.name(member)),
            engine::Author::Guest | engine::Author::System => None,
        }),
        asked_at: request.map(|request| request.at.0),
        wording: request.map(|request| request.wording.text.clone()),
        language: request.map(|request| request.wording.language.clone()),
    }
}
