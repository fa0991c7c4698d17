//! Where a message stands, and why (P1).

use serde::{Deserialize, Serialize};

/// Where a message stands. An outgoing one only rises within one attempt; held is not a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Standing {
    /// From the guest.
    Received,
    Held {
        reason: HeldReason,
    },
    /// Waiting for its turn in the lane.
    Queued,
    /// Handed to the carrier; the provider's answer is not known yet.
    Started,
    /// The provider took it and has not said more.
    Accepted,
    Sent,
    Delivered,
    Read,
    Failed {
        failure: Failure,
    },
    Blocked {
        rule: String,
    },
    Cancelled {
        reason: CancelReason,
    },
    /// The provider may or may not have it: ask, never send again silently.
    Unknown,
}

impl Standing {
    /// Height on the way up; `None` for the states beside it.
    pub fn rank(&self) -> Option<u8> {
        match self {
            Self::Queued => Some(0),
            Self::Started => Some(1),
            Self::Accepted => Some(2),
            Self::Sent => Some(3),
            Self::Delivered => Some(4),
            Self::Read => Some(5),
            Self::Received
            | Self::Held { .. }
            | Self::Failed { .. }
            | Self::Blocked { .. }
            | Self::Cancelled { .. }
            | Self::Unknown => None,
        }
    }

    pub fn is_held(&self) -> bool {
        matches!(self, Self::Held { .. })
    }
}

/// Why a message waits; the guest writing again releases either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HeldReason {
    /// The window had lapsed when it was written or due (W4).
    WindowLapsed,
    /// The provider refused it as outside its window (W6).
    ProviderWindow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CancelReason {
    ByMember,
    /// The guest refused (C8).
    GuestDeclined,
    /// The connector was switched off (E3).
    ConnectorOff,
    /// What the guest said meanwhile made it pointless.
    Overtaken,
    /// Its author left or was removed (W7).
    AuthorGone,
}

/// What went wrong, and the provider's own code for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    pub kind: FailureKind,
    /// The provider's code, 0 when there is none.
    pub code: u32,
}

/// Failures that call for different next steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FailureKind {
    /// Outside the provider's window: held again, not failed (W6).
    OutsideWindow,
    /// The guest can't be reached on this channel (C2).
    Unreachable,
    /// The guest blocked the line: counts as a refusal.
    BlockedByGuest,
    /// The provider doesn't take this content.
    Content,
    /// The network keeps marketing from this guest: ordinary words may still reach them.
    Marketing,
    /// The organization's provider account must be put right.
    Account,
    /// The provider was away or overloaded for longer than we retry.
    ProviderAway,
    /// Anything else, final for this message.
    Rejected,
}
