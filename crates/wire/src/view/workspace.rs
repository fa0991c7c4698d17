//! The open workspace: who the member is there and how it stands with the hub.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WorkspaceKind {
    Practice,
    Solo,
    Team,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConnectionState {
    Connecting,
    Online,
    /// Everything stays readable; what is written waits in the outbox.
    Offline,
    SignedOut,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceView {
    pub kind: WorkspaceKind,
    pub member_id: String,
    pub member_name: String,
    pub organization: String,
    pub connection: ConnectionState,
    /// Hub time minus this device's time, in milliseconds: countdowns add it to `Date.now()`.
    pub clock_offset_ms: i64,
    /// The green WhatsApp icon and the WhatsApp entry of New Message are there (E1).
    pub entitled: bool,
    pub policy: PolicyView,
}

/// What the interface needs of the policy to explain itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyView {
    /// Longest text the provider takes, in characters.
    pub text_limit: u32,
}
