//! The journal: every report as it came, before anything is made of it.

mod aside;
mod overview;

use anyhow::{Context, Result, bail};
use engine::Timestamp;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::log::Key;
use super::{blob, unsigned_32};

pub(crate) use aside::{place, set_aside, take_up_set_aside, unplaced};
pub(crate) use overview::{accounts_of, missing, set_aside_of, waiting};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A guest's message, as the provider posted it.
    Inbound,
    /// A status of a message of ours, as the provider posted it.
    Status,
    /// Our own: members of a correspondence got or lost the connector.
    Switch,
}

/// A report on its way into the journal.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) account: String,
    /// The same key twice is the same report.
    pub(crate) dedupe_key: String,
    pub(crate) kind: Kind,
    pub(crate) lane: String,
    /// What it is about; nothing is sent there before it is read (W5, E3).
    pub(crate) correspondence: Option<Uuid>,
    pub(crate) query: String,
    pub(crate) body: String,
    /// When the provider's list told of it instead of a webhook: not read before this moment.
    pub(crate) listed_until: Option<Timestamp>,
}

/// A report of the journal that waits to be absorbed.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) id: i64,
    pub(crate) account: String,
    pub(crate) kind: Kind,
    pub(crate) lane: String,
    pub(crate) query: String,
    pub(crate) body: String,
    pub(crate) received_at: Timestamp,
    /// How often it was looked at again because the provider didn't answer.
    pub(crate) tries: u32,
    /// How often absorbing it failed.
    pub(crate) failures: u32,
}

/// Keeps a report; `false` when it was there already. A webhook tells more than a list: it replaces what was listed and
/// isn't read yet.
pub(crate) async fn keep(
    db: &mut SqliteConnection,
    report: &Report,
    now: Timestamp,
) -> Result<bool> {
    let kind = match report.kind {
        Kind::Inbound => "inbound",
        Kind::Status => "status",
        Kind::Switch => "switch",
    };
    let correspondence = report.correspondence.as_ref().map(blob);
    let listed = report.listed_until.is_some();
    let due = report.listed_until.unwrap_or(now);
    let done = sqlx::query!(
        "INSERT INTO journal
             (account, dedupe_key, kind, lane, correspondence, query, body, received_at_ms, due_at_ms, listed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (account, dedupe_key) DO UPDATE
             SET query = excluded.query, body = excluded.body, due_at_ms = excluded.due_at_ms, listed = 0
             WHERE state = 'new' AND journal.listed AND NOT excluded.listed",
        report.account,
        report.dedupe_key,
        kind,
        report.lane,
        correspondence,
        report.query,
        report.body,
        now.0,
        due.0,
        listed,
    )
    .execute(db)
    .await
    .context("keep a report")?;
    Ok(done.rows_affected() > 0)
}

/// The first waiting report of every lane, the oldest first.
pub(crate) async fn due(
    db: &mut SqliteConnection,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<Waiting>> {
    let rows = sqlx::query!(
        r#"SELECT journal.id, account, kind, journal.lane, query, body, received_at_ms, tries,
               failures
           FROM journal JOIN (SELECT MIN(id) AS id FROM journal WHERE state = 'new' GROUP BY lane) AS head
               ON head.id = journal.id
           WHERE due_at_ms <= ? ORDER BY journal.id LIMIT ?"#,
        now.0,
        limit,
    )
    .fetch_all(db)
    .await
    .context("read the journal")?;
    rows.into_iter()
        .map(|row| {
            let kind = match row.kind.as_str() {
                "inbound" => Kind::Inbound,
                "status" => Kind::Status,
                "switch" => Kind::Switch,
                other => bail!("a report of kind {other}"),
            };
            Ok(Waiting {
                id: row.id,
                account: row.account,
                kind,
                lane: row.lane,
                query: row.query,
                body: row.body,
                received_at: Timestamp(row.received_at_ms),
                tries: unsigned_32(row.tries),
                failures: unsigned_32(row.failures),
            })
        })
        .collect()
}

/// When the next report after `now` is due.
pub(crate) async fn next_due(
    db: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    let next = sqlx::query_scalar!(
        "SELECT due_at_ms FROM journal WHERE state = 'new' AND due_at_ms > ? ORDER BY due_at_ms LIMIT 1",
        now.0,
    )
    .fetch_optional(db)
    .await
    .context("read the next report")?;
    Ok(next.map(Timestamp))
}

pub(crate) async fn done(db: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query!("UPDATE journal SET state = 'done' WHERE id = ?", id)
        .execute(db)
        .await
        .context("finish a report")?;
    Ok(())
}

/// Counts that absorbing the report failed, and looks at it again at `due`.
pub(crate) async fn failed(db: &mut SqliteConnection, id: i64, due: Timestamp) -> Result<()> {
    sqlx::query!(
        "UPDATE journal SET failures = failures + 1, due_at_ms = ? WHERE id = ?",
        due.0,
        id
    )
    .execute(db)
    .await
    .context("note that a report failed")?;
    Ok(())
}

/// Whether words of the guest, or a switch, wait to be read.
pub(crate) async fn has_unread(db: &mut SqliteConnection, key: Key) -> Result<bool> {
    let correspondence = blob(&key.id);
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM journal
               WHERE correspondence = ? AND state = 'new') AS "unread: bool""#,
        correspondence,
    )
    .fetch_one(db)
    .await
    .context("look for unread words")
}

/// Whether the report still says what was read: a webhook may have replaced what was listed.
pub(crate) async fn is_as_read(db: &mut SqliteConnection, read: &Waiting) -> Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM journal WHERE id = ? AND body = ?) AS "same: bool""#,
        read.id,
        read.body,
    )
    .fetch_one(db)
    .await
    .context("read a report again")
}

/// Looks at the report again at `due`.
pub(crate) async fn again(db: &mut SqliteConnection, id: i64, due: Timestamp) -> Result<()> {
    sqlx::query!(
        "UPDATE journal SET tries = tries + 1, due_at_ms = ? WHERE id = ?",
        due.0,
        id
    )
    .execute(db)
    .await
    .context("put a report off")?;
    Ok(())
}

/// Whether the journal has a report with this key.
pub(crate) async fn is_known(
    db: &mut SqliteConnection,
    account: &str,
    dedupe_key: &str,
) -> Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM journal WHERE account = ? AND dedupe_key = ?) AS "known: bool""#,
        account,
        dedupe_key,
    )
    .fetch_one(db)
    .await
    .context("look for a report")
}

/// The number of the last report.
pub(crate) async fn count(db: &mut SqliteConnection) -> Result<i64> {
    let last = sqlx::query_scalar!(r#"SELECT MAX(id) AS "last: i64" FROM journal"#)
        .fetch_one(db)
        .await
        .context("count the journal")?;
    Ok(last.unwrap_or(0))
}

/// Whether a report is due that waits for no other of its lane.
pub(crate) async fn is_busy(db: &mut SqliteConnection, now: Timestamp) -> Result<bool> {
    Ok(!due(db, now, 1).await?.is_empty())
}
