//! How reports fared: what waits, what was set aside, and what is missing though it was absorbed. Never their content.

use anyhow::{Context, Result};
use engine::{OrganizationId, Timestamp};
use sqlx::SqliteConnection;

use super::super::{blob, unsigned};

/// Reports looked at for a gap: the latest ones.
const LOOKED_AT: i64 = 5_000;

/// A report that was set aside.
#[derive(Debug, Clone)]
pub(crate) struct SetAside {
    pub(crate) number: u64,
    pub(crate) kind: String,
    pub(crate) received_at: Timestamp,
    pub(crate) why: String,
}

/// Guests' messages to an account that were absorbed and are in no conversation.
pub(crate) async fn missing(db: &mut SqliteConnection, account: &str) -> Result<u64> {
    let count = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count: i64" FROM journal
           WHERE id > (SELECT MAX(id) FROM journal) - ? AND account = ? AND kind = 'inbound' AND state = 'done'
               AND NOT EXISTS (SELECT 1 FROM provider_message
                   WHERE root IN (SELECT root FROM line WHERE line.account = journal.account)
                       AND provider_id = substr(dedupe_key, length('inbound:') + 1))"#,
        LOOKED_AT,
        account,
    )
    .fetch_one(db)
    .await
    .context("look for a gap")?;
    Ok(unsigned(count))
}

/// How many reports of an account wait to be absorbed, and since when.
pub(crate) async fn waiting(
    db: &mut SqliteConnection,
    account: &str,
) -> Result<(u64, Option<Timestamp>)> {
    let row = sqlx::query!(
        r#"SELECT COUNT(*) AS "count: i64", MIN(received_at_ms) AS "since: i64" FROM journal
           WHERE state = 'new' AND due_at_ms >= 0 AND account = ?"#,
        account,
    )
    .fetch_one(db)
    .await
    .context("count waiting reports")?;
    Ok((unsigned(row.count), row.since.map(Timestamp)))
}

/// The latest of an account's reports that were set aside, the last one first.
pub(crate) async fn set_aside_of(
    db: &mut SqliteConnection,
    account: &str,
    limit: u32,
) -> Result<Vec<SetAside>> {
    let rows = sqlx::query!(
        "SELECT id, kind, received_at_ms, why FROM journal
         WHERE state = 'unreadable' AND received_at_ms >= 0 AND account = ?
         ORDER BY received_at_ms DESC, id DESC LIMIT ?",
        account,
        limit,
    )
    .fetch_all(db)
    .await
    .context("read what was set aside")?;
    let rows = rows.into_iter().map(|row| SetAside {
        number: unsigned(row.id),
        kind: row.kind,
        received_at: Timestamp(row.received_at_ms),
        why: row.why,
    });
    Ok(rows.collect())
}

/// The accounts that an organization's lines belong to, and no other's: what is said to a shared one may concern anybody.
pub(crate) async fn accounts_of(
    db: &mut SqliteConnection,
    root: OrganizationId,
) -> Result<Vec<String>> {
    let root = blob(&root.0);
    sqlx::query_scalar!(
        "SELECT DISTINCT account FROM line AS own WHERE root = ? AND NOT EXISTS (
             SELECT 1 FROM line AS other WHERE other.account = own.account AND other.root <> own.root)",
        root
    )
    .fetch_all(db)
    .await
    .context("read an organization's accounts")
}
