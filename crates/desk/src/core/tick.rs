//! What the passing of time alone changes: windows lapse, requests may be sent again.

use std::collections::BTreeMap;

use engine::Timestamp;

use super::Core;
use crate::project::Touched;
use crate::store::conversation;

/// Conversations looked at in one transaction.
const BATCH: i64 = 200;

impl Core {
    pub(crate) async fn next_change(&self) -> anyhow::Result<Option<Timestamp>> {
        conversation::next_change(&mut *self.store.read().await?).await
    }

    /// Shows again what time has changed; tells whether there may be more.
    pub(crate) async fn tick(&self) -> anyhow::Result<bool> {
        let due = conversation::due(&mut *self.store.read().await?, self.time.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(false);
        }
        let mut pairs: BTreeMap<i64, Touched> = BTreeMap::new();
        for (conversation, pair) in due {
            pairs
                .entry(pair)
                .or_default()
                .conversations
                .insert(conversation);
        }
        let mut writing = self.write().await?;
        writing.show_each(pairs).await?;
        writing.commit().await?;
        Ok(true)
    }
}
