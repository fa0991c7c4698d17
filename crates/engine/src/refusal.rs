//! Why an intent was refused, with the data that says what ends it. Held is not a refusal.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{ConversationId, Eligibility, Entitlement, MemberId, Timestamp};

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
    #[error("nobody was chosen")]
    NobodyChosen,
    #[error("the colleague is in the conversation already")]
    AlreadyMember { member: MemberId },
    #[error("the colleague isn't in the conversation, or not any more")]
    NotThere { member: MemberId },
    #[error("the colleague can't be in the conversation")]
    NotEligible {
        member: MemberId,
        eligibility: Eligibility,
    },
    #[error("a conversation has {cap} members at most")]
    TooManyMembers { cap: u32 },
    #[error("members leave by themselves")]
    CannotRemoveYourself,
    #[error("a conversation is handed over to somebody else")]
    CannotTransferToYourself,
    #[error("the conversation is being handed over already")]
    TransferWaiting { to: MemberId },
    #[error("the offer is over: it was answered, withdrawn or has run out")]
    TransferOver,
    #[error("there is no such offer to the member, or of the member")]
    UnknownTransfer,
    #[error("nobody is in the conversation any more")]
    ConversationOver,
    #[error("the members were asked already")]
    AlreadyAsked,
}
