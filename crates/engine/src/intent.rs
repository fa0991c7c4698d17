//! What members ask for. Intents can be refused.

use serde::{Deserialize, Serialize};

use crate::{
    Colleagues, Content, ConversationId, MemberId, MessageId, Policy, Timestamp, TransferId,
};

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
    /// Colleagues come in, all of them or none (M1).
    AddMembers {
        conversation: ConversationId,
        members: Vec<MemberId>,
    },
    Leave {
        conversation: ConversationId,
    },
    Remove {
        conversation: ConversationId,
        member: MemberId,
    },
    /// Hand the conversation over and leave it (M4): at once, or once `to` accepts, as the policy says.
    Transfer {
        conversation: ConversationId,
        transfer: TransferId,
        to: MemberId,
        note: Option<String>,
    },
    /// What the colleague who is to take the conversation over says to it.
    AnswerTransfer {
        conversation: ConversationId,
        transfer: TransferId,
        accept: bool,
    },
    WithdrawTransfer {
        conversation: ConversationId,
        transfer: TransferId,
    },
    /// Ask the members of a colleague's conversation to be added (T3).
    AskToJoin {
        conversation: ConversationId,
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
    pub colleagues: &'a Colleagues,
}

/// What the hub hands down and every decision goes by, whoever asks and whenever.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    pub policy: &'a Policy,
    pub colleagues: &'a Colleagues,
}

impl<'a> Terms<'a> {
    pub fn context(self, actor: Actor, now: Timestamp) -> Context<'a> {
        Context {
            now,
            actor,
            policy: self.policy,
            colleagues: self.colleagues,
        }
    }
}
