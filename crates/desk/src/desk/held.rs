//! Everything that waits for a guest to write again.

use std::collections::BTreeMap;

use wire::Problem;
use wire::commands::Nothing;
use wire::view::{HeldMessageRow, TimelineBody};

use super::Desk;
use crate::store::{conversation, timeline};

impl Desk {
    /// Everything held, over all conversations, in the order of release within each (W7).
    pub async fn held(&self, _: Nothing) -> Result<Vec<HeldMessageRow>, Problem> {
        self.list_held().await.map_err(|error| self.told(&error))
    }

    async fn list_held(&self) -> anyhow::Result<Vec<HeldMessageRow>> {
        let mut transaction = self.core.store.snapshot().await?;
        let found = timeline::held(&mut transaction).await?;
        let directory = self.core.directory();
        let renderer = self.core.renderer(&directory);
        let mut names = BTreeMap::new();
        let mut rows = Vec::with_capacity(found.len());
        for (id, item) in found {
            if let std::collections::btree_map::Entry::Vacant(entry) = names.entry(id) {
                let row = conversation::one(&mut transaction, id).await?;
                entry.insert(row.map(|row| row.guest_name).unwrap_or_default());
            }
            let guest_name = names.get(&id).cloned().unwrap_or_default();
            let item = renderer.item(item.place, &item.body, &guest_name);
            if let TimelineBody::Message { message } = item.body {
                rows.push(HeldMessageRow {
                    conversation_id: id.to_string(),
                    guest_name,
                    message,
                });
            }
        }
        Ok(rows)
    }
}
