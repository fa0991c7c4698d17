//! Refusals of the engine as the interface reads them.

use engine::{Entitlement, Refusal};
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
        }
    }
}
