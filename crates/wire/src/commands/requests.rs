//! What the interface sends with each command. Ids of new things are made by the interface (UUID strings), so repeating a call is harmless.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::view::{SwitchName, WorkspaceKind};

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    )+};
}
pub(crate) use requests;

requests! {
    /// Nothing to say.
    Nothing {}
    OpenWorkspace {
        kind: WorkspaceKind,
        /// Puts a workspace that can't be opened aside and begins another.
        anew: bool,
    }
    OneSeat { member: String, }
    OpenGuestPhone {
        /// Whose phone to take in hand.
        contact: Option<String>,
    }
    ListConversations {
        /// A part of the guest's name or number; empty for everybody.
        query: String,
        filter: ConversationFilter,
        /// `next` of the page before, `null` for the first.
        after: Option<String>,
        limit: u32,
    }
    OneConversation { conversation: String, }
    AddMembers { conversation: String, members: Vec<String>, }
    RemoveMember { conversation: String, member: String, }
    TransferConversation {
        conversation: String,
        transfer: String,
        to: String,
        /// For the receiver alone; empty for none.
        note: String,
    }
    ReadTimeline { conversation: String, around: TimelineAnchor, limit: u32, }
    PreviewText { conversation: String, text: String, }
    SendText {
        conversation: String,
        /// The conversation the words were written in (P5).
        drafted_in: String,
        message: String,
        text: String,
    }
    EditHeld { conversation: String, message: String, text: String, }
    OneMessage { conversation: String, message: String, }
    MoveHeld { conversation: String, message: String, before: Option<String>, }
    SaveDraft { conversation: String, text: String, }
    MarkRead { conversation: String,
        /// Everything up to this moment was seen, in milliseconds.
        up_to: i64,
    }
    OneIntent { intent: String, }
    OneRepair { repair: u32, }
    ListContacts { query: String, after: Option<String>, limit: u32, }
    OneContact { contact: String, }
    SaveContact {
        contact: String,
        name: String,
        note: String,
        /// As typed; understood with the country of the organization's line.
        phone: String,
    }
    ReadNumber { typed: String, }
    TurnSwitch { of: SwitchName, on: bool, }
    StartConversation { contact: String, conversation: String, request: String, }
    ResendRequest { conversation: String, request: String, }
}

/// Which rows of Messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ConversationFilter {
    All,
    Unread,
    Held,
    /// Something wasn't sent, a request went unanswered, or the window closes by this moment.
    NeedsYou {
        closing_by: i64,
    },
}

/// Which page of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TimelineAnchor {
    /// The end.
    Latest,
    /// Around the first unread item, or the end when there is none.
    FirstUnread,
    Before {
        key: String,
    },
    After {
        key: String,
    },
    Around {
        key: String,
    },
}
