//! The feed: what a member may see, in commit order. `GET /v1/feed?after=N&limit=M`, woken by `GET /v1/stream`.

use engine::{ConversationId, MemberId, Pair, Recorded, Timestamp};
use serde::{Deserialize, Serialize};

use super::Presence;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedPage {
    pub rows: Vec<FeedRow>,
    /// The last row of the feed has this number; there is more while it is above the last row here.
    pub last: u64,
    /// The hub's time of answering.
    pub now: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedRow {
    /// Counts up by one per member, without gaps.
    pub seq: u64,
    pub pair: Pair,
    pub recorded: Recorded,
}

/// Server-sent events of the stream. They only wake: the feed is the truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum StreamEvent {
    /// The feed reaches this number.
    Feed { last: u64, now: Timestamp },
    /// Entitlement, policy, members, lines or contacts changed: read `/v1/me` and `/v1/contacts` again.
    Directory { now: Timestamp },
    /// Another member of a conversation looks at it, types in it or has gone; over at `until`, and kept nowhere.
    Presence {
        conversation: ConversationId,
        member: MemberId,
        state: Presence,
        until: Timestamp,
    },
    /// The reader was too slow: pull.
    Overflow { now: Timestamp },
}
