//! What a notice says depends on who reads it: the table of 2.6.

use super::{NoticeKind, members};
use crate::{Author, CancelReason, MemberId};

/// A key into the table of texts; names and counts are filled in by whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeText {
    pub key: &'static str,
    /// Who did it, when the text names them.
    pub actor: Option<MemberId>,
    /// Whom it was done to or for, when the text names them.
    pub names: Vec<MemberId>,
    /// What the actor had to say to the reader.
    pub note: Option<String>,
    pub count: Option<u32>,
}

impl NoticeText {
    pub(super) fn plain(key: &'static str) -> Self {
        Self {
            key,
            ..Self::default()
        }
    }

    pub(super) fn by(self, actor: MemberId) -> Self {
        Self {
            actor: Some(actor),
            ..self
        }
    }

    pub(super) fn naming(self, names: &[MemberId]) -> Self {
        Self {
            names: names.to_vec(),
            ..self
        }
    }

    fn counting(self, count: u32) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }
}

impl NoticeKind {
    /// The text for `viewer`; `None` when this notice doesn't concern them.
    pub fn text_for(&self, viewer: MemberId) -> Option<NoticeText> {
        let plain = NoticeText::plain;
        match self {
            Self::OptInSent {
                by: Author::Member(actor),
            } if *actor == viewer => Some(plain("opt_in_sent_you")),
            Self::OptInSent {
                by: Author::Member(actor),
            } => Some(plain("opt_in_sent_colleague").by(*actor)),
            Self::OptInSent {
                by: Author::Guest | Author::System,
            } => Some(plain("opt_in_sent_system")),
            Self::Accepted => Some(plain("accepted")),
            Self::GuestWroteFirst => Some(plain("guest_wrote_first")),
            Self::Declined => Some(plain("declined")),
            Self::Unanswered => Some(plain("unanswered")),
            Self::Unreachable => Some(plain("unreachable")),
            Self::HeldReleased { count } => Some(plain("held_released").counting(*count)),
            Self::HeldCancelled {
                count,
                reason,
                member,
            } => {
                let told = member.is_none_or(|member| member == viewer);
                told.then(|| plain(held_cancelled(*reason)).counting(*count))
            }
            Self::ConnectorOff { members } => {
                members.contains(&viewer).then(|| plain("connector_off"))
            }
            Self::ConnectorOn { members } => {
                members.contains(&viewer).then(|| plain("connector_on"))
            }
            Self::MembersAdded { by, members } => Some(members::added(viewer, *by, members)),
            Self::MemberLeft { member, cause } => Some(members::left(viewer, *member, *cause)),
            Self::MemberRemoved { by, member } => Some(members::removed(viewer, *by, *member)),
            Self::Transferred { from, to, note } => {
                Some(members::transferred(viewer, (*from, *to), note.as_ref()))
            }
            Self::TransferOffered { from, to, note, .. } => {
                Some(members::offered(viewer, (*from, *to), note.as_ref()))
            }
            Self::TransferEnded { from, to, reason } => {
                Some(members::ended(viewer, *from, *to, *reason))
            }
            Self::JoinAsked { member } => Some(plain("join_asked").by(*member)),
        }
    }
}

fn held_cancelled(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::ByMember => "held_cancelled_by_member",
        CancelReason::GuestDeclined => "held_cancelled_guest_declined",
        CancelReason::ConnectorOff => "held_cancelled_connector_off",
        CancelReason::Overtaken => "held_cancelled_overtaken",
        CancelReason::AuthorGone => "held_cancelled_author_gone",
    }
}
