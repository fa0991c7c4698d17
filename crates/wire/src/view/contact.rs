//! The address book and Contact Details.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ConversationRow;
use crate::RefusalView;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactPage {
    /// By name, then id.
    pub rows: Vec<ContactRow>,
    pub next: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactRow {
    pub id: String,
    pub guest_id: String,
    pub name: String,
    /// Second line, such as "Client · Lisbon"; may be empty.
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum IdentifierView {
    Phone {
        /// E.164, such as `+14155550132`.
        number: String,
        /// As people write it.
        text: String,
        /// Two letters, such as "CH".
        country: Option<String>,
    },
    /// A WhatsApp id of a guest whose number stays hidden.
    WhatsAppId { id: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactDetails {
    pub row: ContactRow,
    pub identifiers: Vec<IdentifierView>,
    /// "own" or "directory".
    pub source: String,
    pub whatsapp: WhatsAppAction,
    /// The guest's conversations, latest first.
    pub conversations: Vec<ConversationRow>,
}

/// What the green WhatsApp icon does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum WhatsAppAction {
    /// Not entitled: there is no icon anywhere (E1), but the reason.
    Absent { refusal: RefusalView },
    /// Opens the live conversation.
    Open { conversation: String },
    /// Asks "Send an opt-in request?" (C1).
    Ask,
    /// The icon explains why nothing can be sent.
    Refused { refusal: RefusalView },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedContact {
    pub contact: ContactRow,
    /// The guest was already in the address book under this contact.
    pub existed: bool,
}
