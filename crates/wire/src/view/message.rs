//! One message as a bubble.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::RefusalView;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AuthorView {
    You,
    Colleague { name: String },
    Guest,
    System,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ContentView {
    Text {
        text: String,
    },
    OptInRequest {
        text: String,
        accept_label: String,
        decline_label: String,
    },
    Template {
        name: String,
        text: String,
    },
    /// What the guest was told by itself.
    GuestNotice {
        text: String,
    },
    /// A kind this version can't show (P4), such as "location".
    Placeholder {
        kind: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    pub id: String,
    pub author: AuthorView,
    pub content: ContentView,
    pub status: Status,
    pub written_at: i64,
    /// The provider's time; the time to show once known.
    pub provider_at: Option<i64>,
    /// Came in behind newer messages.
    pub late: bool,
    /// The viewer may edit, cancel or retry it.
    pub yours: bool,
}

/// Where a message stands (P1), in the words the interface uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Status {
    Received,
    /// Kept here, not yet at the hub.
    Pending,
    /// `position` from 1 in the order of release.
    Held {
        why: HeldWhy,
        position: u32,
    },
    Queued,
    Sent,
    Delivered,
    Read,
    Failed {
        failure: FailureView,
        provider_code: u32,
    },
    /// The hub refused it.
    Refused {
        refusal: RefusalView,
    },
    Blocked {
        rule: String,
    },
    Cancelled,
    /// The provider may or may not have it: check before sending again.
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HeldWhy {
    WindowLapsed,
    ProviderWindow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FailureView {
    Unreachable,
    BlockedByGuest,
    Content,
    Marketing,
    Account,
    ProviderAway,
    Rejected,
}

/// One line of the list of everything held (W7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldMessageRow {
    pub conversation_id: String,
    pub guest_name: String,
    pub message: MessageView,
}
