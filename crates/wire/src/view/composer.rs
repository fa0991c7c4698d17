//! What the composer says before Enter: it comes from the function that decides (P6).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::HeldWhy;
use crate::RefusalView;

/// What would become of a message if it were sent this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ConsequenceView {
    /// Goes out now. `may_be_held`: only a member's own message keeps the window open, WhatsApp may still hold it.
    SendsNow {
        lapses_at: i64,
        may_be_held: bool,
    },
    Held {
        why: HeldWhy,
    },
    BlockedBy {
        rule: String,
    },
    Refused {
        refusal: RefusalView,
    },
}

/// The composer of a conversation: on with the consequence of plain words, or off with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ComposerView {
    On { consequence: ConsequenceView },
    Off { refusal: RefusalView },
}
