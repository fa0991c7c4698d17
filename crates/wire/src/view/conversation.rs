//! Rows of the conversation list and the head of an open conversation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AuthorView, ComposerView, ConsentView, MemberView, MembershipView, NoticeArgs};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPage {
    pub rows: Vec<ConversationRow>,
    /// Give this to get the next page; `null` at the end.
    pub next: Option<String>,
}

/// What the badges count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    pub unread: u32,
    pub held: u32,
}

/// One row of Messages, newest first by `at`, then `id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationRow {
    pub id: String,
    pub guest_id: String,
    pub guest_name: String,
    pub line_name: String,
    pub at: i64,
    pub last: LastLine,
    pub unread: u32,
    pub held: u32,
    /// Failed or unknown messages, and what the hub would not take.
    pub failed: u32,
    pub state: RowState,
    /// Unsent words in the composer; empty when there are none.
    pub draft: String,
}

/// What stands in the second line of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LastLine {
    Empty,
    Message {
        author: AuthorView,
        text: String,
        placeholder: Option<String>,
    },
    Notice {
        key: String,
        args: NoticeArgs,
    },
}

/// The word at the right of a row when nothing is unread or held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum RowState {
    /// The guest hasn't answered the opt-in request.
    Waiting,
    Unanswered,
    Declined,
    Unreachable,
    Open {
        lapses_at: i64,
    },
    Lapsed,
    /// Left, removed or closed.
    Ended,
}

/// The open conversation apart from its timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationView {
    pub row: ConversationRow,
    pub contact_id: Option<String>,
    /// Who is active in it, as far as the viewer may know.
    pub members: Vec<MemberView>,
    pub membership: MembershipView,
    pub consent: ConsentView,
    pub window: WindowView,
    pub composer: ComposerView,
    /// Key of the first unread timeline item when it was opened.
    pub first_unread: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WindowView {
    /// First moment at which free text is held; `null` if it never opened. Compare with the hub's time.
    pub lapses_at: Option<i64>,
    /// The same by the guest's messages alone, which is what WhatsApp itself goes by.
    pub guest_lapses_at: Option<i64>,
    pub guest_wrote_at: Option<i64>,
    /// How long a window of this line lasts.
    pub length_ms: i64,
}
