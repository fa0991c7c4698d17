//! Changes pushed to the interface: batches by key, never a reason to ask again for everything.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ContactRow, ConversationRow, ConversationView, NotTakenView, TimelineItem, Totals,
    WorkspaceView,
};

/// One batch; what is empty did not change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    pub workspace: Option<WorkspaceView>,
    pub conversations: Upserts<ConversationRow>,
    /// With every change of a conversation.
    pub totals: Option<Totals>,
    pub contacts: Upserts<ContactRow>,
    /// By intent.
    pub not_taken: Upserts<NotTakenView>,
    /// Heads and timeline items of the conversations they belong to.
    pub timelines: Vec<ConversationChange>,
    /// The reader was too slow and must load its pages again.
    pub overflow: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Upserts<T> {
    pub upserted: Vec<T>,
    /// Ids.
    pub removed: Vec<String>,
}

impl<T> Default for Upserts<T> {
    fn default() -> Self {
        Self {
            upserted: Vec::new(),
            removed: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationChange {
    pub conversation: String,
    pub head: Option<ConversationView>,
    pub items: Upserts<TimelineItem>,
}
