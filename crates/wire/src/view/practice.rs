//! The Guest phone and the clock of the practice workspace.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeView {
    pub now: i64,
    pub business_name: String,
    pub phones: Vec<GuestPhone>,
    /// Give this to `practice_changes` to wait for what comes after.
    pub revision: u64,
}

/// A colleague of the practice workspace, who can have a window of their own at this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeatView {
    pub member: String,
    pub name: String,
}

/// One guest of the practice workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuestPhone {
    pub id: String,
    pub name: String,
    /// Number or WhatsApp id.
    pub address: String,
    /// How this guest behaves by itself, a key of the catalogue: `manner_<key>`.
    pub manner: String,
    pub unread: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneState {
    pub phone: GuestPhone,
    /// Oldest first.
    pub bubbles: Vec<PhoneBubble>,
}

/// A message on the guest's phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneBubble {
    pub id: String,
    /// Written by the guest.
    pub own: bool,
    pub text: String,
    pub at: i64,
    pub buttons: Vec<ButtonView>,
    /// The payload of the button the guest pressed.
    pub pressed: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ButtonView {
    pub payload: String,
    pub label: String,
}

/// Something that goes wrong in the world of the practice workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PracticeTrouble {
    /// The provider answers every message with an error of its own.
    ProviderAway,
    /// The provider refuses the account's credentials.
    CredentialsRefused,
    /// The provider takes messages and its answers are lost; it can't be asked either.
    AnswersLost,
    /// The provider takes messages, and WhatsApp then refuses their content for good.
    WordsRefused,
    /// Guests' phones are off: what is sent to them arrives much later.
    PhonesOff,
    /// What guests write comes minutes later.
    WordsLate,
    /// This computer does not reach the hub.
    HubAway,
    /// The hub takes this computer's calls and says nothing.
    HubSilent,
    /// The hub refuses this device's session.
    SessionRefused,
    /// The store on this computer can't grow.
    DiskFull,
}

/// What goes wrong in the practice workspace, on request and until it is taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Troubles {
    pub running: Vec<PracticeTrouble>,
}
