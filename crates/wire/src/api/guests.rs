//! Who of the colleagues is in touch with a guest: `/v1/guests/{id}/conversations`.

use engine::{ConversationId, LineId, MemberId};
use serde::{Deserialize, Serialize};

/// `GET /v1/guests/{id}/conversations`: live conversations that the reader isn't in (T3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GuestConversations {
    pub conversations: Vec<GuestConversation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GuestConversation {
    pub id: ConversationId,
    pub line: LineId,
    /// Who is in it, as far as they are of the reader's own sub-organization.
    pub members: Vec<Named>,
    /// The reader has asked to join and wasn't added yet.
    pub asked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    pub id: MemberId,
    pub name: String,
}
