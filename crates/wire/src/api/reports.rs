//! How what the provider posted fared: `GET /v1/admin/reports`.

use engine::Timestamp;
use serde::{Deserialize, Serialize};

/// Counts and reasons; never what anyone wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reports {
    /// Not absorbed yet.
    pub waiting: u64,
    pub waiting_since: Option<Timestamp>,
    /// Guests' messages that were absorbed and are in no conversation: more than none means that something is broken.
    pub missing: u64,
    /// Kept as they came because they can't be understood or absorbed; an account's latest first.
    pub set_aside: Vec<ReportSetAside>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportSetAside {
    /// Number in the hub's journal.
    pub number: u64,
    /// "inbound" or "status".
    pub kind: String,
    pub received_at: Timestamp,
    pub why: String,
}
