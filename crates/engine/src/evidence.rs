//! What proves a change of consent (C10).

use serde::{Deserialize, Serialize};

use crate::{Author, MessageId, OptInWording, ProviderId, Timestamp};

/// The guest's answer and what it answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    pub basis: Basis,
    /// The guest's words, or the label of the button.
    pub answer: String,
    pub provider_id: Option<ProviderId>,
    /// The provider's time of the answer.
    pub at: Timestamp,
    /// The request this answers, when one was sent.
    pub request: Option<Request>,
}

/// A request as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub message: MessageId,
    pub by: Author,
    pub at: Timestamp,
    pub wording: OptInWording,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    Button,
    Keyword,
    /// The guest wrote first and was never asked (C9).
    GuestInitiated,
    /// The provider reports that the guest blocked the line.
    ProviderBlock,
}
