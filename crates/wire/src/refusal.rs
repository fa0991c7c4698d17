//! Refusals of the engine as the interface reads them.

use engine::{Eligibility, Entitlement, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why something can't be done, with what ends it. Times are milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum RefusalView {
    OrganizationOff,
    MemberOff,
    NoContact,
    AlreadyInConversation { conversation: String },
    UnknownConversation,
    NotMember,
    WrongRecipient,
    ConsentWaiting { resend_at: i64 },
    ConsentUnanswered { resend_at: i64 },
    GuestDeclined,
    GuestUnreachable,
    RequestedRecently { next_at: i64 },
    AlreadyGranted,
    EmptyMessage,
    TextTooLong { limit: u32, length: u32 },
    ContentRule { rule: String },
    UnknownTemplate,
    UnknownMessage,
    NotYours,
    NotHeld,
    MayHaveArrived,
    NotFailed,
    NobodyChosen,
    AlreadyMember { member: String },
    NotThere { member: String },
    NotEligible { member: String, why: IneligibleWhy },
    TooManyMembers { cap: u32 },
    CannotRemoveYourself,
    CannotTransferToYourself,
    TransferWaiting { to: String },
    TransferOver,
    UnknownTransfer,
    ConversationOver,
    AlreadyAsked,
}

/// Why a colleague can't be in a conversation (M1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum IneligibleWhy {
    NotEntitled,
    Suspended,
    RestrictedFromGuest,
    RestrictedFromMembers,
    Elsewhere,
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotEntitled {
                reason: Entitlement::OrganizationOff,
            } => Self::OrganizationOff,
            Refusal::NotEntitled {
                reason: Entitlement::MemberOff | Entitlement::Entitled,
            } => Self::MemberOff,
            Refusal::NoContact => Self::NoContact,
            Refusal::AlreadyInConversation { conversation } => Self::AlreadyInConversation {
                conversation: conversation.to_string(),
            },
            Refusal::UnknownConversation | Refusal::ConversationTaken => Self::UnknownConversation,
            Refusal::NotMember => Self::NotMember,
            Refusal::WrongRecipient { .. } => Self::WrongRecipient,
            Refusal::ConsentWaiting { resend_at } => Self::ConsentWaiting {
                resend_at: resend_at.0,
            },
            Refusal::ConsentUnanswered { resend_at } => Self::ConsentUnanswered {
                resend_at: resend_at.0,
            },
            Refusal::GuestDeclined => Self::GuestDeclined,
            Refusal::GuestUnreachable => Self::GuestUnreachable,
            Refusal::RequestedRecently { next_at } => {
                Self::RequestedRecently { next_at: next_at.0 }
            }
            Refusal::AlreadyGranted => Self::AlreadyGranted,
            Refusal::EmptyMessage => Self::EmptyMessage,
            Refusal::TextTooLong { limit, length } => Self::TextTooLong { limit, length },
            Refusal::ContentRule { rule } => Self::ContentRule { rule },
            Refusal::UnknownTemplate => Self::UnknownTemplate,
            Refusal::UnknownMessage => Self::UnknownMessage,
            Refusal::NotYours => Self::NotYours,
            Refusal::NotHeld => Self::NotHeld,
            Refusal::MayHaveArrived => Self::MayHaveArrived,
            Refusal::NotFailed => Self::NotFailed,
            Refusal::NobodyChosen => Self::NobodyChosen,
            Refusal::AlreadyMember { member } => Self::AlreadyMember {
                member: member.to_string(),
            },
            Refusal::NotThere { member } => Self::NotThere {
                member: member.to_string(),
            },
            Refusal::NotEligible {
                member,
                eligibility,
            } => Self::NotEligible {
                member: member.to_string(),
                why: IneligibleWhy::of(eligibility).unwrap_or(IneligibleWhy::Elsewhere),
            },
            Refusal::TooManyMembers { cap } => Self::TooManyMembers { cap },
            Refusal::CannotRemoveYourself => Self::CannotRemoveYourself,
            Refusal::CannotTransferToYourself => Self::CannotTransferToYourself,
            Refusal::TransferWaiting { to } => Self::TransferWaiting { to: to.to_string() },
            Refusal::TransferOver => Self::TransferOver,
            Refusal::UnknownTransfer => Self::UnknownTransfer,
            Refusal::ConversationOver => Self::ConversationOver,
            Refusal::AlreadyAsked => Self::AlreadyAsked,
        }
    }
}

impl IneligibleWhy {
    /// `None` for a colleague who may.
    pub fn of(eligibility: Eligibility) -> Option<Self> {
        match eligibility {
            Eligibility::Eligible => None,
            Eligibility::NotEntitled => Some(Self::NotEntitled),
            Eligibility::Suspended => Some(Self::Suspended),
            Eligibility::RestrictedFromGuest => Some(Self::RestrictedFromGuest),
            Eligibility::RestrictedFromMembers => Some(Self::RestrictedFromMembers),
            Eligibility::Elsewhere => Some(Self::Elsewhere),
        }
    }
}
