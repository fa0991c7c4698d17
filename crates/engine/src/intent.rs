//! What members ask for. Intents can be refused.

use serde::{Deserialize, Serialize};

use crate::{Content, ConversationId, MemberId, MessageId, Policy, Timestamp};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Intent {
    /// Ask the guest for consent; opens the conversation (C1).
    StartConversation {
        conversation: ConversationId,
        request: MessageId,
    },
    /// Ask once more (C6).
    ResendRequest {
        conversation: ConversationId,
        request: MessageId,
    },
    /// `drafted_in` is the conversation the words were written in (P5).
    Send {
        conversation: ConversationId,
        drafted_in: ConversationId,
        message: MessageId,
        content: Content,
    },
    SendTemplate {
        conversation: ConversationId,
        message: MessageId,
        name: String,
    },
    EditHeld {
        message: MessageId,
        text: String,
    },
    CancelHeld {
        message: MessageId,
    },
    /// Put a held message before another of the same conversation, or last.
    MoveHeld {
        message: MessageId,
        before: Option<MessageId>,
    },
    /// Send a failed or unknown message again, as a new attempt.
    Retry {
        message: MessageId,
    },
}

/// Why the green WhatsApp icon is there or not (E1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Entitlement {
    Entitled,
    OrganizationOff,
    MemberOff,
}

impl Entitlement {
    /// Both switches must be on (E1).
    pub fn of(organization_on: bool, member_on: bool) -> Self {
        match (organization_on, member_on) {
            (true, true) => Self::Entitled,
            (true, false) => Self::MemberOff,
            (false, _) => Self::OrganizationOff,
        }
    }
}

/// Who asks, and what the directory says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    pub member: MemberId,
    pub entitlement: Entitlement,
    /// The member has saved the guest as a contact (E2).
    pub has_contact: bool,
}

/// Everything outside the correspondence that a decision looks at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub now: Timestamp,
    pub actor: Actor,
    pub policy: &'a Policy,
}
