//! A timeline item as the store keeps it: without names, which are filled in when it is read.

use engine::{Author, ConversationId, NoticeKind, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::view::{ContentView, Status};

/// Where an item stands: the order is (time, arrival number), the key breaks ties and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) at: Timestamp,
    pub(crate) arrival: u64,
    pub(crate) key: Uuid,
}

impl Place {
    /// Behind everything.
    pub(crate) const END: Self = Self {
        at: Timestamp(i64::MAX),
        arrival: i64::MAX.cast_unsigned(),
        key: Uuid::max(),
    };
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub(crate) enum Body {
    Message {
        author: Author,
        content: ContentView,
        status: Status,
        written_at: Timestamp,
        provider_at: Option<Timestamp>,
        late: bool,
    },
    Notice {
        kind: NoticeKind,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) conversation: ConversationId,
    pub(crate) place: Place,
    pub(crate) body: Body,
    /// Place in the order of release from 1; 0 when it isn't held.
    pub(crate) held: u32,
    /// Only the outbox knows of it.
    pub(crate) pending: bool,
}

impl Item {
    pub(crate) fn is_from_guest(&self) -> bool {
        matches!(
            self.body,
            Body::Message {
                author: Author::Guest,
                ..
            }
        )
    }

    /// Failed, refused, or nobody knows.
    pub(crate) fn needs_attention(&self) -> bool {
        match &self.body {
            Body::Notice { .. } => false,
            Body::Message { status, .. } => match status {
                Status::Failed { .. } | Status::Refused { .. } | Status::Unknown => true,
                Status::Received
                | Status::Pending
                | Status::Held { .. }
                | Status::Queued
                | Status::Sent
                | Status::Delivered
                | Status::Read
                | Status::Blocked { .. }
                | Status::Cancelled => false,
            },
        }
    }
}
