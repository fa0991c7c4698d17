//! Timeline items in the order of (provider time, arrival number), and what of them was read.

mod page;
mod read_mark;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use engine::ConversationId;
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::id;
use crate::project::Item;

pub(crate) use page::{Found, first_unread, held, newer, older, one};
pub(crate) use read_mark::{ReadMark, mark_read, read_marks};
pub(crate) use standing::{Standing, standings};

/// Writes items; tells which changed. An item that was read stays read.
pub(crate) async fn upsert(
    db: &mut SqliteConnection,
    items: impl Iterator<Item = &Item>,
    marks: &BTreeMap<ConversationId, ReadMark>,
) -> anyhow::Result<BTreeSet<(ConversationId, Uuid)>> {
    let items: Vec<_> = items
        .map(|item| {
            columns(
                item,
                marks.get(&item.conversation).copied().unwrap_or_default(),
            )
        })
        .collect::<anyhow::Result<_>>()?;
    if items.is_empty() {
        return Ok(BTreeSet::new());
    }
    let items = serde_json::to_string(&items)?;
    sqlx::query_file!("queries/timeline_upsert.sql", items)
        .fetch_all(db)
        .await
        .context("write timeline items")?
        .iter()
        .map(|row| {
            let conversation = ConversationId(id::read(&row.conversation)?);
            Ok((conversation, id::read(&row.key)?))
        })
        .collect()
}

fn columns(item: &Item, mark: ReadMark) -> anyhow::Result<Value> {
    Ok(json!([
        id::hex(item.conversation.0),
        item.place.at.0,
        i64::try_from(item.place.arrival)?,
        id::hex(item.place.key),
        serde_json::to_string(&item.body)?,
        item.is_from_guest() && !mark.covers(item.place),
        item.needs_attention(),
        item.held,
        item.pending
    ]))
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
