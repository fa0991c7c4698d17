//! Reports that were set aside, and what takes them up again.

use anyhow::{Context, Result};
use engine::Timestamp;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::super::blob;

/// A report of which it wasn't known where it belongs.
#[derive(Debug, Clone)]
pub(crate) struct Unplaced {
    pub(crate) id: i64,
    pub(crate) account: String,
    pub(crate) body: String,
}

/// Sets aside what can't be understood or absorbed; it stays in the journal as it came.
pub(crate) async fn set_aside(db: &mut SqliteConnection, id: i64, why: &str) -> Result<()> {
    sqlx::query!(
        "UPDATE journal SET state = 'unreadable', why = ? WHERE id = ?",
        why,
        id
    )
    .execute(db)
    .await
    .context("set a report aside")?;
    Ok(())
}

/// Gives what was set aside another chance: settings were mended, or a newer program can read it.
pub(crate) async fn take_up_set_aside(db: &mut SqliteConnection, now: Timestamp) -> Result<()> {
    sqlx::query!(
        "UPDATE journal SET state = 'new', failures = 0, due_at_ms = ?1
         WHERE state = 'unreadable' AND received_at_ms <= ?1",
        now.0
    )
    .execute(db)
    .await
    .context("take up what was set aside")?;
    Ok(())
}

/// Guests' messages that were set aside before the line they were written to was known.
pub(crate) async fn unplaced(db: &mut SqliteConnection) -> Result<Vec<Unplaced>> {
    sqlx::query_as!(
        Unplaced,
        "SELECT id, account, body FROM journal
         WHERE state = 'unreadable' AND received_at_ms >= 0 AND kind = 'inbound' AND correspondence IS NULL",
    )
    .fetch_all(db)
    .await
    .context("read what has no place")
}

/// Notes what a report is about: nothing is sent there before it is read.
pub(crate) async fn place(db: &mut SqliteConnection, id: i64, correspondence: Uuid) -> Result<()> {
    let correspondence = blob(&correspondence);
    sqlx::query!(
        "UPDATE journal SET correspondence = ? WHERE id = ?",
        correspondence,
        id
    )
    .execute(db)
    .await
    .context("place a report")?;
    Ok(())
}
