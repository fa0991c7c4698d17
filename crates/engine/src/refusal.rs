//! Why an intent was refused, with the data that says what ends it. Held is not a refusal.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{ConversationId, Entitlement, Timestamp};

#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Refusal {
    #[error("the member isn't entitled")]
    NotEntitled { reason: Entitlement },
    #[error("the guest isn't a saved contact")]
    NoContact,
    #[error("the member already has a live conversation with the guest")]
    AlreadyInConversation { conversation: ConversationId },
    #[error("the id is taken by another conversation")]
    ConversationTaken,
    #[error("there is no such conversation")]
    UnknownConversation,
    #[error("the member isn't in the conversation")]
    NotMember,
    #[error("the words were written in another conversation")]
    WrongRecipient { drafted_in: ConversationId },
    #[error("the guest hasn't answered the request yet")]
    ConsentWaiting { resend_at: Timestamp },
    #[error("the guest hasn't answered; the request can be sent again")]
    ConsentUnanswered { resend_at: Timestamp },
    #[error("the guest declined")]
    GuestDeclined,
    #[error("the guest can't be reached on this channel")]
    GuestUnreachable,
    #[error("a request went out less than the interval ago")]
    RequestedRecently { next_at: Timestamp },
    #[error("the guest has already agreed")]
    AlreadyGranted,
    #[error("there is nothing in the message")]
    EmptyMessage,
    #[error("{length} characters, and the provider takes {limit}")]
    TextTooLong { limit: u32, length: u32 },
    #[error("the organization doesn't let these words out")]
    ContentRule { rule: String },
    #[error("there is no such template")]
    UnknownTemplate,
    #[error("there is no such message")]
    UnknownMessage,
    #[error("the message is somebody else's")]
    NotYours,
    #[error("the message isn't held any more")]
    NotHeld,
    #[error("an earlier attempt may have reached the guest: its words are what they are")]
    MayHaveArrived,
    #[error("only a failed or unknown message can be sent again")]
    NotFailed,
}
