//! Notices: what a conversation tells its members by itself, and what it says depends on who reads it (2.6).

use serde::{Deserialize, Serialize};

use crate::{Author, CancelReason, MemberId, NoticeId, Timestamp};

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
    },
    ConnectorOff {
        members: Vec<MemberId>,
    },
    ConnectorOn {
        members: Vec<MemberId>,
    },
}

/// A key into the table of texts; names and counts are filled in by whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeText {
    pub key: &'static str,
    /// The member the text names, when it names one.
    pub actor: Option<MemberId>,
    pub count: Option<u32>,
}

impl NoticeKind {
    /// The text for `viewer`; `None` when this notice doesn't concern them.
    pub fn text_for(&self, viewer: MemberId) -> Option<NoticeText> {
        let plain = |key| NoticeText {
            key,
            actor: None,
            count: None,
        };
        match self {
            Self::OptInSent {
                by: Author::Member(actor),
            } if *actor == viewer => Some(plain("opt_in_sent_you")),
            Self::OptInSent {
                by: Author::Member(actor),
            } => Some(NoticeText {
                key: "opt_in_sent_colleague",
                actor: Some(*actor),
                count: None,
            }),
            Self::OptInSent {
                by: Author::Guest | Author::System,
            } => Some(plain("opt_in_sent_system")),
            Self::Accepted => Some(plain("accepted")),
            Self::GuestWroteFirst => Some(plain("guest_wrote_first")),
            Self::Declined => Some(plain("declined")),
            Self::Unanswered => Some(plain("unanswered")),
            Self::Unreachable => Some(plain("unreachable")),
            Self::HeldReleased { count } => Some(NoticeText {
                key: "held_released",
                actor: None,
                count: Some(*count),
            }),
            Self::HeldCancelled { count, reason } => {
                let key = match reason {
                    CancelReason::ByMember => "held_cancelled_by_member",
                    CancelReason::GuestDeclined => "held_cancelled_guest_declined",
                    CancelReason::ConnectorOff => "held_cancelled_connector_off",
                    CancelReason::Overtaken => "held_cancelled_overtaken",
                };
                Some(NoticeText {
                    key,
                    actor: None,
                    count: Some(*count),
                })
            }
            Self::ConnectorOff { members } => {
                members.contains(&viewer).then(|| plain("connector_off"))
            }
            Self::ConnectorOn { members } => {
                members.contains(&viewer).then(|| plain("connector_on"))
            }
        }
    }
}
