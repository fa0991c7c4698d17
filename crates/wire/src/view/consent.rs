//! Consent of a conversation with what proves it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::RefusalView;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConsentState {
    Requested,
    Unanswered,
    Granted,
    Declined,
    Unreachable,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    pub state: ConsentState,
    pub since: i64,
    /// First moment at which the request may be sent again (C6), where that is the way on.
    pub resend_at: Option<i64>,
    /// Oldest first.
    pub evidence: Vec<EvidenceView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AnswerBasis {
    Button,
    Keyword,
    GuestInitiated,
    ProviderBlock,
}

/// One change of consent (C10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    pub basis: AnswerBasis,
    pub answer: String,
    pub at: i64,
    pub provider_id: Option<String>,
    /// Name of who asked; `null` when the system asked or nobody did.
    pub asked_by: Option<String>,
    pub asked_at: Option<i64>,
    pub wording: Option<String>,
    pub language: Option<String>,
}

/// What "Send an opt-in request?" shows before anything is sent (C1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OptInPreview {
    pub line_name: String,
    pub wording: String,
    pub accept_label: String,
    pub decline_label: String,
    /// Why it can't be sent now, if so.
    pub refusal: Option<RefusalView>,
}
