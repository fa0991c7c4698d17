//! One message, in or out.

use serde::{Deserialize, Serialize};

use crate::{Content, ConversationId, MemberId, MessageId, ProviderId, Standing, Timestamp};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "member", rename_all = "camelCase")]
pub enum Author {
    Member(MemberId),
    Guest,
    System,
}

/// One message of a correspondence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    pub id: MessageId,
    pub conversation: ConversationId,
    pub author: Author,
    pub content: Content,
    pub standing: Standing,
    /// When it was written here, or received here.
    pub written_at: Timestamp,
    /// The provider's own time, once it has one.
    pub provider_at: Option<Timestamp>,
    pub provider_id: Option<ProviderId>,
    /// Place in the timeline: (provider time or writing time, arrival number) (P3).
    pub order: (Timestamp, u64),
    /// Came in behind messages that are newer than it.
    pub late: bool,
    /// Counts explicit sends; a late word about an earlier attempt is ignored.
    pub attempt: u32,
    /// When the current attempt was queued.
    pub queued_at: Timestamp,
    /// When the current attempt was handed to the carrier, and the arrival number of that; none if it wasn't.
    pub started: Option<(Timestamp, u64)>,
    /// Place in the held queue, kept over releases.
    pub place: u64,
}
