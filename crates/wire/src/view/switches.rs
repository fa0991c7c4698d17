//! The connector's switches, as an administrator sees them (E1).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SwitchesView {
    /// Of the administrator's organization.
    pub organization: bool,
    /// The administrator's own.
    pub member: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SwitchName {
    Organization,
    Member,
}
