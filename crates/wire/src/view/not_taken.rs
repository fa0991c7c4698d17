//! What a member asked for and the hub would not take: it stays in sight until the member puts it away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::RefusalView;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotTakenView {
    /// Give this to `dismiss_not_taken` or `take_back`.
    pub intent: String,
    /// `null` when the conversation it was to begin never came to be.
    pub conversation: Option<String>,
    /// The message or request it was about, if it was about one.
    pub message: Option<String>,
    pub guest_id: String,
    pub guest_name: String,
    pub asked: AskedView,
    /// Why not, and what ends it; `null` when the hub could not read it, a fault of this program.
    pub refusal: Option<RefusalView>,
    pub asked_at: i64,
    pub refused_at: i64,
}

/// What the member wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AskedView {
    /// Send the opt-in request.
    Start,
    /// Send the request once more.
    AskAgain,
    Send {
        text: String,
    },
    Template {
        name: String,
    },
    /// Other words for a held message.
    Edit {
        text: String,
    },
    Cancel,
    Move,
    Retry,
    AddMembers,
    Leave,
    Remove,
    Transfer,
    AcceptTransfer,
    DeclineTransfer,
    WithdrawTransfer,
    AskToJoin,
}
