//! Pages of a conversation's timeline: messages and notices in one order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MessageView;

/// Items oldest first, a page by key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelinePage {
    pub items: Vec<TimelineItem>,
    pub has_older: bool,
    pub has_newer: bool,
}

/// `key` never changes, from the optimistic item to the confirmed one. Sort by `at`, then `arrival`, then `key`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineItem {
    pub key: String,
    pub at: i64,
    pub arrival: i64,
    pub body: TimelineBody,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TimelineBody {
    Message {
        message: MessageView,
    },
    /// `key` names a text of the catalogue: `notice_<key>`.
    Notice {
        key: String,
        args: NoticeArgs,
    },
}

/// What fills the gaps of a notice's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeArgs {
    pub guest: String,
    pub actor: Option<String>,
    /// Whom it was done to or for.
    pub names: Vec<String>,
    /// What the actor had to say to the reader.
    pub note: Option<String>,
    pub count: Option<u32>,
}
