//! Rows of the conversation list, in the order of their latest item.

use anyhow::Context;
use engine::{ConversationId, GuestId, LineId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::id;
use crate::project::Body;

/// Consent of a conversation as its row shows it; whether the window is open follows from the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum RowConsent {
    Waiting,
    Unanswered,
    Declined,
    Unreachable,
    Granted,
    Ended,
}

/// What is kept of a row; names and drafts stand in other tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewRow {
    pub(crate) id: ConversationId,
    pub(crate) pair: i64,
    pub(crate) at: Timestamp,
    pub(crate) last: Option<Body>,
    pub(crate) unread: i64,
    pub(crate) held: i64,
    pub(crate) failed: i64,
    pub(crate) consent: RowConsent,
    pub(crate) lapses_at: Option<Timestamp>,
    pub(crate) next_change: Option<Timestamp>,
}

/// A row as it is read, with what stands in other tables.
#[derive(Debug, Clone)]
pub(crate) struct FoundRow {
    pub(crate) id: ConversationId,
    pub(crate) line: LineId,
    pub(crate) guest: GuestId,
    pub(crate) guest_name: String,
    pub(crate) at: Timestamp,
    pub(crate) last: Option<Body>,
    pub(crate) unread: u32,
    pub(crate) held: u32,
    pub(crate) failed: u32,
    pub(crate) consent: RowConsent,
    pub(crate) lapses_at: Option<Timestamp>,
    pub(crate) draft: String,
}

#[derive(Debug)]
struct Row {
    id: Vec<u8>,
    line: Vec<u8>,
    guest: Vec<u8>,
    guest_name: Option<String>,
    at_ms: i64,
    last: String,
    unread: i64,
    held: i64,
    failed: i64,
    state: String,
    lapses_at_ms: Option<i64>,
    draft: String,
}

impl Row {
    fn read(self) -> anyhow::Result<FoundRow> {
        Ok(FoundRow {
            id: ConversationId(id::read(&self.id)?),
            line: LineId(id::read(&self.line)?),
            guest: GuestId(id::read(&self.guest)?),
            guest_name: self.guest_name.unwrap_or_default(),
            at: Timestamp(self.at_ms),
            last: serde_json::from_str(&self.last).context("read a row's last item")?,
            unread: u32::try_from(self.unread)?,
            held: u32::try_from(self.held)?,
            failed: u32::try_from(self.failed)?,
            consent: serde_json::from_str(&self.state).context("read a row's state")?,
            lapses_at: self.lapses_at_ms.map(Timestamp),
            draft: self.draft,
        })
    }
}

pub(crate) async fn upsert(db: &mut SqliteConnection, rows: &[NewRow]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = rows
        .iter()
        .map(columns)
        .collect::<serde_json::Result<_>>()?;
    let rows = serde_json::to_string(&rows)?;
    sqlx::query_file!("queries/conversation_upsert.sql", rows)
        .execute(db)
        .await
        .context("write conversation rows")?;
    Ok(())
}

fn columns(row: &NewRow) -> serde_json::Result<Value> {
    let last = serde_json::to_string(&row.last)?;
    let state = serde_json::to_string(&row.consent)?;
    let (lapses_at, next_change) = (row.lapses_at.map(|at| at.0), row.next_change.map(|at| at.0));
    Ok(json!([
        id::hex(row.id.0),
        row.pair,
        row.at.0,
        last,
        row.unread,
        row.held,
        row.failed,
        state,
        lapses_at,
        next_change
    ]))
}

/// Forgets a conversation that never came to be.
pub(crate) async fn remove(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<()> {
    let id = conversation.0.as_bytes().as_slice();
    sqlx::query!("DELETE FROM timeline_item WHERE conversation = ?1", id)
        .execute(&mut *db)
        .await
        .context("remove a conversation's items")?;
    sqlx::query!("DELETE FROM conversation WHERE id = ?1", id)
        .execute(db)
        .await
        .context("remove a conversation")?;
    Ok(())
}

/// The rows of these conversations, in the order in which they are named; one that isn't there is left out.
pub(crate) async fn rows(
    db: &mut SqliteConnection,
    conversations: impl IntoIterator<Item = ConversationId>,
) -> anyhow::Result<Vec<FoundRow>> {
    let conversations = id::list(conversations)?;
    let rows = sqlx::query_file_as!(Row, "queries/conversation_rows.sql", conversations)
        .fetch_all(db)
        .await
        .context("read conversation rows")?;
    rows.into_iter().map(Row::read).collect()
}

pub(crate) async fn one(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<Option<FoundRow>> {
    Ok(rows(db, [conversation]).await?.pop())
}

/// A guest's conversations, latest first.
pub(crate) async fn of_guest(
    db: &mut SqliteConnection,
    guest: GuestId,
) -> anyhow::Result<Vec<FoundRow>> {
    let guest = guest.0.as_bytes().as_slice();
    let found = sqlx::query_file!("queries/conversation_of_guest.sql", guest)
        .fetch_all(&mut *db)
        .await
        .context("find a guest's conversations")?;
    let mut rows = rows(db, id::conversations(found.iter().map(|row| &row.id))?).await?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Ok(rows)
}

/// Conversations that time alone has changed by `now`, with the number of their pair.
pub(crate) async fn due(
    db: &mut SqliteConnection,
    now: Timestamp,
    limit: i64,
) -> anyhow::Result<Vec<(ConversationId, i64)>> {
    sqlx::query_file!("queries/conversation_due.sql", now.0, limit)
        .fetch_all(db)
        .await
        .context("read what time has changed")?
        .iter()
        .map(|row| Ok((ConversationId(id::read(&row.id)?), row.pair)))
        .collect()
}

/// When time alone changes a conversation next.
pub(crate) async fn next_change(db: &mut SqliteConnection) -> anyhow::Result<Option<Timestamp>> {
    let row = sqlx::query_file!("queries/conversation_next_change.sql")
        .fetch_one(db)
        .await
        .context("read when time changes something next")?;
    Ok(row.next.map(Timestamp))
}
