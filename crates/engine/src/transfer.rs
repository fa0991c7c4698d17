//! A conversation offered to a colleague, who may accept or not (M4).

use serde::{Deserialize, Serialize};

use crate::{ConversationId, MemberId, Timestamp};

/// An offer, known to the members of the conversation and to the one it was made to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub conversation: ConversationId,
    pub from: MemberId,
    pub to: MemberId,
    pub note: Option<String>,
    /// When it was made.
    pub at: Timestamp,
    /// The first moment at which it has run out.
    pub until: Timestamp,
    /// Answered, withdrawn or run out.
    pub over: bool,
}
