//! The open workspace: who the member is there and how it stands with the hub.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CatchUpView, RepairView};
use crate::RefusalView;

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
    /// Why there is no green WhatsApp icon and no WhatsApp entry in New Message, if so (E1).
    pub switched_off: Option<RefusalView>,
    /// The provider refuses the organization's account: messages wait until it is put right.
    pub account_refused: bool,
    /// The disk is full: what arrives can't be kept until there is room.
    pub no_room: bool,
    /// What was saved from stores that couldn't be used, and what couldn't: until the member puts it away.
    pub repairs: Vec<RepairView>,
    /// How far the first sync or a rebuilding is; `null` when there is little left to take in.
    pub catching_up: Option<CatchUpView>,
}
