//! Who the member is, with whom, and the address book: `/v1/me`, `/v1/contacts`, `/v1/admin/switches`.

use engine::{
    ContactId, Eligibility, Entitlement, GuestId, LineId, MemberId, OrganizationId, Policy,
    Timestamp,
};
use serde::{Deserialize, Serialize};

/// `GET /v1/me`: all a desk needs to decide by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    pub member: MemberId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub entitlement: Entitlement,
    /// Members of the same sub-organization, the reader among them, and whoever else they know from a conversation.
    pub members: Vec<MemberBody>,
    /// Lines the member may write from, the default one first.
    pub lines: Vec<LineBody>,
    /// Of the member's own organization: for a line they may not write from any more.
    pub policy: Policy,
    pub now: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberBody {
    pub id: MemberId,
    pub name: String,
    /// Whether they may be added to a conversation, as far as it doesn't depend on which (M1).
    #[serde(default = "eligible")]
    pub eligibility: Eligibility,
    /// Guests they may have nothing to do with.
    #[serde(default)]
    pub kept_from_guests: Vec<GuestId>,
    /// Members with whom they may not be in one conversation.
    #[serde(default)]
    pub kept_from_members: Vec<MemberId>,
}

impl MemberBody {
    /// Somebody whom nothing is kept from.
    pub fn eligible(id: MemberId, name: String) -> Self {
        Self {
            id,
            name,
            eligibility: Eligibility::Eligible,
            kept_from_guests: Vec::new(),
            kept_from_members: Vec::new(),
        }
    }
}

fn eligible() -> Eligibility {
    Eligibility::Eligible
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineBody {
    pub id: LineId,
    /// The name of the business profile.
    pub name: String,
    /// E.164.
    pub number: String,
    /// What every conversation of this line goes by.
    pub policy: Policy,
    /// The provider refuses the account's credentials: messages wait until it is put right.
    #[serde(default)]
    pub account_refused: bool,
}

/// `GET /v1/contacts`: the member's whole address book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contacts {
    pub contacts: Vec<ContactBody>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactBody {
    pub id: ContactId,
    pub guest: GuestId,
    pub name: String,
    pub note: String,
    /// "own" or "directory".
    pub source: String,
    pub identifiers: Vec<IdentifierBody>,
}

/// What a guest is known by. A number is one of several, never the key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum IdentifierBody {
    /// E.164 with plus.
    Phone(String),
    /// Digits that WhatsApp knows the guest by.
    WaId(String),
    /// WhatsApp's business-scoped user id.
    Bsuid(String),
}

/// `PUT /v1/contacts/{id}`: the client makes the id; the same id twice is the same contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveContactBody {
    pub name: String,
    pub note: String,
    pub identifiers: Vec<IdentifierBody>,
}

/// The saved contact, or the one that already held the guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedContactBody {
    pub contact: ContactBody,
    pub existed: bool,
}

/// `PUT /v1/admin/switches`: the connector's switches (E1, E3). What is left out stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Switches {
    pub organization: Option<(OrganizationId, bool)>,
    pub member: Option<(MemberId, bool)>,
}

/// `GET /v1/admin/switches`: how they stand for an administrator's own organization, as inherited, and for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SwitchesNow {
    pub organization: bool,
    pub member: bool,
}
