//! What the opening of a store that couldn't be used has saved, and what it couldn't.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepairView {
    /// Give this to `put_report_away`.
    pub number: u32,
    pub at: i64,
    pub cause: RepairCause,
    /// Where the old file is kept.
    pub file: String,
    /// Unsent messages and other wishes that still go out.
    pub outbox_saved: u32,
    pub drafts_saved: u32,
    /// What couldn't be read to the end: something of it may be lost. All else comes back from the hub.
    pub unreadable: Vec<Ours>,
}

/// Why the store was begun anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RepairCause {
    Damaged,
    /// Made by a version that can't be brought up to date.
    OtherVersion,
}

/// What only this device knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Ours {
    Outbox,
    Drafts,
    ReadMarks,
    Settings,
}

/// How far what the hub has was taken in, while there is much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CatchUpView {
    pub done: u64,
    pub of: u64,
}
