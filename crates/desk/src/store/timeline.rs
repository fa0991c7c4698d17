//! Timeline items in the order of (provider time, arrival number), and what of them was read.

mod page;

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::id;
use crate::project::{Item, Place};

pub(crate) use page::{Found, first_unread, held, newer, older, one};

/// Up to where a conversation was seen: what had arrived by `arrival` and stands at or before `up_to`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ReadMark {
    pub(crate) up_to: Timestamp,
    pub(crate) arrival: u64,
}

impl ReadMark {
    fn covers(self, place: Place) -> bool {
        place.at <= self.up_to && place.arrival <= self.arrival
    }
}

/// Writes an item; tells whether anything changed. An item that was read stays read.
pub(crate) async fn upsert(
    db: &mut SqliteConnection,
    item: &Item,
    mark: ReadMark,
) -> anyhow::Result<bool> {
    let conversation = item.conversation.0.as_bytes().as_slice();
    let key = item.place.key.as_bytes().as_slice();
    let (at, arrival) = (item.place.at.0, i64::try_from(item.place.arrival)?);
    let body = serde_json::to_string(&item.body)?;
    let unread = item.is_from_guest() && !mark.covers(item.place);
    let failed = item.needs_attention();
    let done = sqlx::query!(
        "INSERT INTO timeline_item (conversation, at_ms, arrival, key, body, unread, failed, held, pending)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (conversation, key) DO UPDATE SET
             at_ms = excluded.at_ms, arrival = excluded.arrival, body = excluded.body,
             failed = excluded.failed, held = excluded.held, pending = excluded.pending
         WHERE at_ms <> excluded.at_ms OR arrival <> excluded.arrival OR body <> excluded.body
            OR failed <> excluded.failed OR held <> excluded.held OR pending <> excluded.pending",
        conversation,
        at,
        arrival,
        key,
        body,
        unread,
        failed,
        item.held,
        item.pending
    )
    .execute(db)
    .await
    .context("write a timeline item")?;
    Ok(done.rows_affected() > 0)
}

/// Takes an item away; tells whether it was there.
pub(crate) async fn remove(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    key: Uuid,
) -> anyhow::Result<bool> {
    let (conversation, key) = (
        conversation.0.as_bytes().as_slice(),
        key.as_bytes().as_slice(),
    );
    let done = sqlx::query!(
        "DELETE FROM timeline_item WHERE conversation = ?1 AND key = ?2",
        conversation,
        key
    )
    .execute(db)
    .await
    .context("remove a timeline item")?;
    Ok(done.rows_affected() > 0)
}

/// Items of a pair that only the outbox knows of.
pub(crate) async fn pending(
    db: &mut SqliteConnection,
    pair: i64,
) -> anyhow::Result<Vec<(ConversationId, Uuid)>> {
    sqlx::query_file!("queries/timeline_pending.sql", pair)
        .fetch_all(db)
        .await
        .context("read pending items")?
        .iter()
        .map(|row| {
            Ok((
                ConversationId(id::read(&row.conversation)?),
                id::read(&row.key)?,
            ))
        })
        .collect()
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) unread: i64,
    pub(crate) failed: i64,
}

pub(crate) async fn counts(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<Counts> {
    let conversation = conversation.0.as_bytes().as_slice();
    sqlx::query_file_as!(Counts, "queries/timeline_counts.sql", conversation)
        .fetch_one(db)
        .await
        .context("count unread and failed")
}

pub(crate) async fn read_mark(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<ReadMark> {
    let conversation = conversation.0.as_bytes().as_slice();
    let row = sqlx::query!(
        "SELECT up_to_ms, arrival FROM read_mark WHERE conversation = ?1",
        conversation
    )
    .fetch_optional(db)
    .await
    .context("read the read mark")?;
    let Some(row) = row else {
        return Ok(ReadMark::default());
    };
    Ok(ReadMark {
        up_to: Timestamp(row.up_to_ms),
        arrival: u64::try_from(row.arrival)?,
    })
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
