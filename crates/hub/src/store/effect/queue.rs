//! Which effects are due.

use anyhow::{Context, Result};
use engine::{MessageId, OrganizationId, Timestamp};
use sqlx::SqliteConnection;

use super::super::log::Key;
use super::super::{unsigned_32, uuid};
use super::{EffectKey, Kind, State};

/// An effect whose time has come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Due {
    pub(crate) key: EffectKey,
    pub(crate) state: State,
    pub(crate) tries: u32,
}

/// Effects that are due, and started ones whose lease is over; the longest due first. What would go to a guest whose
/// words wait to be read isn't due before they are (W5).
pub(crate) async fn due(db: &mut SqliteConnection, now: Timestamp, limit: u32) -> Result<Vec<Due>> {
    let rows = sqlx::query!(
        "SELECT root, correspondence, kind, message, attempt, state, tries FROM effect
         WHERE state <> 'done' AND due_at_ms <= ? AND NOT (kind = 'send' AND state = 'waiting' AND EXISTS (
             SELECT 1 FROM journal WHERE journal.correspondence = effect.correspondence
                 AND journal.state = 'new'))
         ORDER BY due_at_ms LIMIT ?",
        now.0,
        limit,
    )
    .fetch_all(db)
    .await
    .context("read due effects")?;
    rows.into_iter()
        .map(|row| {
            let root = OrganizationId(uuid(&row.root)?);
            let key = EffectKey {
                correspondence: Key {
                    root,
                    id: uuid(&row.correspondence)?,
                },
                kind: Kind::read(&row.kind)?,
                message: MessageId(uuid(&row.message)?),
                attempt: unsigned_32(row.attempt),
            };
            Ok(Due {
                key,
                state: State::read(&row.state)?,
                tries: unsigned_32(row.tries),
            })
        })
        .collect()
}

/// When the next effect after `now` is due.
pub(crate) async fn next_due(
    db: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    let next = sqlx::query_scalar!(
        "SELECT due_at_ms FROM effect WHERE state <> 'done' AND due_at_ms > ? ORDER BY due_at_ms LIMIT 1",
        now.0,
    )
    .fetch_optional(db)
    .await
    .context("read the next effect")?;
    Ok(next.map(Timestamp))
}

/// At the start nothing is under way: what says so was cut off and is looked at now.
pub(crate) async fn end_leases(db: &mut SqliteConnection) -> Result<()> {
    sqlx::query!("UPDATE effect SET due_at_ms = 0 WHERE state = 'started'")
        .execute(db)
        .await
        .context("end leases")?;
    Ok(())
}

/// Whether an effect is due or under way.
pub(crate) async fn is_busy(db: &mut SqliteConnection, now: Timestamp) -> Result<bool> {
    let busy = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM effect WHERE state = 'started') AS "busy: bool""#,
    )
    .fetch_one(&mut *db)
    .await
    .context("look for started effects")?;
    Ok(busy || !due(db, now, 1).await?.is_empty())
}
