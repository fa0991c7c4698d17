//! One message, in or out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sent::Moved;
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
    /// The name the guest reads before the words.
    pub speaker: Option<String>,
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
    /// The attempt that counts: the latest, unless an earlier one turned out to have arrived.
    pub attempt: u32,
    /// How many attempts were made; each has a number of its own.
    pub attempts: u32,
    /// Attempts of which nobody knows whether the provider took them.
    pub unknown: BTreeMap<u32, Tried>,
    /// When the current attempt was queued.
    pub queued_at: Timestamp,
    /// When the current attempt was handed to the carrier, and the arrival number of that; none if it wasn't.
    pub started: Option<(Timestamp, u64)>,
    /// Place in the held queue, kept over releases.
    pub place: u64,
}

/// An attempt as it was handed to the carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tried {
    /// When, and the arrival number of that.
    pub started: (Timestamp, u64),
    /// The provider's time of taking it, if it said that it did.
    pub taken_at: Option<Timestamp>,
}

impl Tried {
    /// The moment at which the provider looked at it, as well as it is known.
    pub(crate) fn judged(self) -> (Timestamp, u64) {
        let (started_at, arrival) = self.started;
        (self.taken_at.unwrap_or(started_at), arrival)
    }
}

impl Message {
    /// Whether it matters what became of an unknown attempt: not while a later one is with the carrier, or has arrived.
    pub fn asks_about(&self, attempt: u32) -> bool {
        let waits = match self.standing {
            Standing::Started
            | Standing::Accepted
            | Standing::Sent
            | Standing::Delivered
            | Standing::Read => false,
            Standing::Received
            | Standing::Held { .. }
            | Standing::Queued
            | Standing::Failed { .. }
            | Standing::Blocked { .. }
            | Standing::Cancelled { .. }
            | Standing::Unknown => true,
        };
        waits && self.unknown.contains_key(&attempt)
    }

    /// How an attempt went out, as far as it is remembered.
    pub(crate) fn tried(&self, attempt: u32) -> Tried {
        let latest = Tried {
            started: self.started.unwrap_or((self.queued_at, 0)),
            taken_at: self.provider_at,
        };
        self.unknown.get(&attempt).copied().unwrap_or(latest)
    }

    /// When it moved the window and how far it got, if it did: a member's own words that were sent (W1).
    pub(crate) fn moved_window(&self) -> Option<Moved> {
        let words = matches!(self.author, Author::Member(_)) && self.content.needs_window();
        let at = self.provider_at.filter(|_| words)?;
        match self.standing {
            Standing::Sent => Some(Moved::OnTheirWay(at)),
            Standing::Delivered | Standing::Read => Some(Moved::Arrived(at)),
            Standing::Received
            | Standing::Held { .. }
            | Standing::Queued
            | Standing::Started
            | Standing::Accepted
            | Standing::Failed { .. }
            | Standing::Blocked { .. }
            | Standing::Cancelled { .. }
            | Standing::Unknown => None,
        }
    }

    /// The number of the next attempt.
    pub(crate) fn next_attempt(&self) -> u32 {
        self.attempts.saturating_add(1)
    }
}
