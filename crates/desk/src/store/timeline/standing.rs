//! What the list shows of timelines, read for many at once.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;

use super::super::id;
use crate::project::Body;

/// What a conversation's row shows of its timeline.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    /// The latest item, and when it was.
    pub(crate) last: Option<(Timestamp, Body)>,
    pub(crate) unread: i64,
    pub(crate) failed: i64,
}

pub(crate) async fn standings(
    db: &mut SqliteConnection,
    conversations: &BTreeSet<ConversationId>,
) -> anyhow::Result<BTreeMap<ConversationId, Standing>> {
    if conversations.is_empty() {
        return Ok(BTreeMap::new());
    }
    let conversations = id::list(conversations.iter().copied())?;
    sqlx::query_file!("queries/timeline_standings.sql", conversations)
        .fetch_all(db)
        .await
        .context("read how timelines stand")?
        .into_iter()
        .map(|row| {
            let standing = Standing {
                last: row.last.as_deref().map(read_last).transpose()?,
                unread: row.unread,
                failed: row.failed,
            };
            Ok((ConversationId(id::read(&row.conversation)?), standing))
        })
        .collect()
}

fn read_last(last: &str) -> anyhow::Result<(Timestamp, Body)> {
    let (at, body): (i64, String) = serde_json::from_str(last)?;
    let body = serde_json::from_str(&body).context("read an item's body")?;
    Ok((Timestamp(at), body))
}
