//! Notices: what a conversation tells its members by itself.

mod members;
mod text;

pub use text::NoticeText;

use serde::{Deserialize, Serialize};

use crate::{
    Author, CancelReason, LeftCause, MemberId, NoticeId, Timestamp, TransferEnd, TransferId,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    pub id: NoticeId,
    pub order: (Timestamp, u64),
    pub kind: NoticeKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum NoticeKind {
    OptInSent {
        by: Author,
    },
    Accepted,
    /// The guest wrote first, which counts as agreement (C9).
    GuestWroteFirst,
    Declined,
    Unanswered,
    Unreachable,
    HeldReleased {
        count: u32,
    },
    HeldCancelled {
        count: u32,
        reason: CancelReason,
        /// The only one who is told, if one alone is.
        member: Option<MemberId>,
    },
    ConnectorOff {
        members: Vec<MemberId>,
    },
    ConnectorOn {
        members: Vec<MemberId>,
    },
    MembersAdded {
        by: Author,
        members: Vec<MemberId>,
    },
    MemberLeft {
        member: MemberId,
        cause: LeftCause,
    },
    MemberRemoved {
        by: Author,
        member: MemberId,
    },
    Transferred {
        from: MemberId,
        to: MemberId,
        note: Option<String>,
    },
    TransferOffered {
        transfer: TransferId,
        from: MemberId,
        to: MemberId,
        note: Option<String>,
    },
    TransferEnded {
        from: MemberId,
        to: MemberId,
        reason: TransferEnd,
    },
    JoinAsked {
        member: MemberId,
    },
}
