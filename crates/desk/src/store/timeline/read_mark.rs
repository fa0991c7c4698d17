//! Up to where conversations were seen.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;

use super::super::id;
use crate::project::Place;

/// Up to where a conversation was seen: what had arrived by `arrival` and stands at or before `up_to`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ReadMark {
    pub(crate) up_to: Timestamp,
    pub(crate) arrival: u64,
}

impl ReadMark {
    pub(super) fn covers(self, place: Place) -> bool {
        place.at <= self.up_to && place.arrival <= self.arrival
    }
}

/// The marks of conversations; those that were never looked at have none.
pub(crate) async fn read_marks(
    db: &mut SqliteConnection,
    conversations: &BTreeSet<ConversationId>,
) -> anyhow::Result<BTreeMap<ConversationId, ReadMark>> {
    if conversations.is_empty() {
        return Ok(BTreeMap::new());
    }
    let conversations = id::list(conversations.iter().copied())?;
    sqlx::query_file!("queries/timeline_read_marks.sql", conversations)
        .fetch_all(db)
        .await
        .context("read the read marks")?
        .iter()
        .map(|row| {
            let mark = ReadMark {
                up_to: Timestamp(row.up_to_ms),
                arrival: u64::try_from(row.arrival)?,
            };
            Ok((ConversationId(id::read(&row.conversation)?), mark))
        })
        .collect()
}

/// Moves the read mark, which never goes back, and marks what it covers as read.
pub(crate) async fn mark_read(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    mark: ReadMark,
) -> anyhow::Result<()> {
    let conversation = conversation.0.as_bytes().as_slice();
    let arrival = i64::try_from(mark.arrival)?;
    sqlx::query!(
        "INSERT INTO read_mark (conversation, up_to_ms, arrival) VALUES (?1, ?2, ?3)
         ON CONFLICT (conversation) DO UPDATE SET
             up_to_ms = MAX(up_to_ms, excluded.up_to_ms), arrival = MAX(arrival, excluded.arrival)",
        conversation,
        mark.up_to.0,
        arrival
    )
    .execute(&mut *db)
    .await
    .context("move the read mark")?;
    sqlx::query!(
        "UPDATE timeline_item INDEXED BY timeline_item_unread SET unread = 0
         WHERE conversation = ?1 AND unread = 1 AND at_ms <= ?2",
        conversation,
        mark.up_to.0
    )
    .execute(db)
    .await
    .context("mark as read")?;
    Ok(())
}
