//! Effects waiting to be performed, with who has claimed them until when.

use anyhow::{Context, Result, bail};
use engine::{MessageId, OrganizationId, Timestamp};
use sqlx::SqliteConnection;

use super::log::Key;
use super::{blob, unsigned_32, uuid};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Hand a message to the carrier.
    Send,
    /// A request's time for an answer ends.
    Answer,
    /// Ask the provider how far a message got.
    Status,
    /// Ask the provider whether it has an uncertain message.
    Reconcile,
}

impl Kind {
    fn column(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Answer => "answer",
            Self::Status => "status",
            Self::Reconcile => "reconcile",
        }
    }

    fn read(column: &str) -> Result<Self> {
        match column {
            "send" => Ok(Self::Send),
            "answer" => Ok(Self::Answer),
            "status" => Ok(Self::Status),
            "reconcile" => Ok(Self::Reconcile),
            _ => bail!("an effect of kind {column}"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Waiting,
    /// A call to the provider may be under way, or was when the hub ended.
    Started,
}

impl State {
    fn read(column: &str) -> Result<Self> {
        match column {
            "waiting" => Ok(Self::Waiting),
            "started" => Ok(Self::Started),
            _ => bail!("an effect in state {column}"),
        }
    }

    fn column(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Started => "started",
        }
    }
}

/// What names an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EffectKey {
    pub(crate) correspondence: Key,
    pub(crate) kind: Kind,
    pub(crate) message: MessageId,
    pub(crate) attempt: u32,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Due {
    pub(crate) key: EffectKey,
    pub(crate) state: State,
    pub(crate) tries: u32,
}

/// The state an effect is in; `None` once it is done.
pub(crate) async fn state(db: &mut SqliteConnection, key: EffectKey) -> Result<Option<State>> {
    let (root, id) = (
        blob(&key.correspondence.root.0),
        blob(&key.correspondence.id),
    );
    let (kind, message) = (key.kind.column(), blob(&key.message.0));
    let state = sqlx::query_scalar!(
        "SELECT state FROM effect
         WHERE root = ? AND correspondence = ? AND kind = ? AND message = ? AND attempt = ? AND state <> 'done'",
        root,
        id,
        kind,
        message,
        key.attempt,
    )
    .fetch_optional(db)
    .await
    .context("read an effect")?;
    state.as_deref().map(State::read).transpose()
}

/// Plans an effect; one that was done before is planned anew, one that is under way stays as it is.
pub(crate) async fn plan(db: &mut SqliteConnection, key: EffectKey, due: Timestamp) -> Result<()> {
    let (root, id) = (
        blob(&key.correspondence.root.0),
        blob(&key.correspondence.id),
    );
    let (kind, message) = (key.kind.column(), blob(&key.message.0));
    sqlx::query!(
        "INSERT INTO effect (root, correspondence, kind, message, attempt, state, due_at_ms)
         VALUES (?, ?, ?, ?, ?, 'waiting', ?)
         ON CONFLICT (root, correspondence, kind, message, attempt) DO UPDATE SET
             state = 'waiting', tries = 0, due_at_ms = excluded.due_at_ms
         WHERE state = 'done'",
        root,
        id,
        kind,
        message,
        key.attempt,
        due.0,
    )
    .execute(db)
    .await
    .context("plan an effect")?;
    Ok(())
}

/// Moves an effect on: `state` until `due`, after `tries` calls.
pub(crate) async fn set(
    db: &mut SqliteConnection,
    key: EffectKey,
    state: State,
    tries: u32,
    due: Timestamp,
) -> Result<()> {
    let (root, id) = (
        blob(&key.correspondence.root.0),
        blob(&key.correspondence.id),
    );
    let (kind, message) = (key.kind.column(), blob(&key.message.0));
    let state = state.column();
    sqlx::query!(
        "UPDATE effect SET state = ?, tries = ?, due_at_ms = ?
         WHERE root = ? AND correspondence = ? AND kind = ? AND message = ? AND attempt = ? AND state <> 'done'",
        state,
        tries,
        due.0,
        root,
        id,
        kind,
        message,
        key.attempt,
    )
    .execute(db)
    .await
    .context("move an effect on")?;
    Ok(())
}

/// Looks at an effect again at `due`, whatever its state.
pub(crate) async fn put_off(
    db: &mut SqliteConnection,
    key: EffectKey,
    tries: u32,
    due: Timestamp,
) -> Result<()> {
    let (root, id) = (
        blob(&key.correspondence.root.0),
        blob(&key.correspondence.id),
    );
    let (kind, message) = (key.kind.column(), blob(&key.message.0));
    sqlx::query!(
        "UPDATE effect SET tries = ?, due_at_ms = ?
         WHERE root = ? AND correspondence = ? AND kind = ? AND message = ? AND attempt = ? AND state <> 'done'",
        tries,
        due.0,
        root,
        id,
        kind,
        message,
        key.attempt,
    )
    .execute(db)
    .await
    .context("put an effect off")?;
    Ok(())
}

pub(crate) async fn done(db: &mut SqliteConnection, key: EffectKey) -> Result<()> {
    let (root, id) = (
        blob(&key.correspondence.root.0),
        blob(&key.correspondence.id),
    );
    let (kind, message) = (key.kind.column(), blob(&key.message.0));
    sqlx::query!(
        "UPDATE effect SET state = 'done'
         WHERE root = ? AND correspondence = ? AND kind = ? AND message = ? AND attempt = ?",
        root,
        id,
        kind,
        message,
        key.attempt,
    )
    .execute(db)
    .await
    .context("finish an effect")?;
    Ok(())
}

/// Effects that are due, and started ones whose lease is over; the longest due first.
pub(crate) async fn due(db: &mut SqliteConnection, now: Timestamp, limit: u32) -> Result<Vec<Due>> {
    let rows = sqlx::query!(
        "SELECT root, correspondence, kind, message, attempt, state, tries FROM effect
         WHERE state <> 'done' AND due_at_ms <= ? ORDER BY due_at_ms LIMIT ?",
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
        r#"SELECT EXISTS (SELECT 1 FROM effect WHERE state <> 'done' AND due_at_ms <= ?)
               OR EXISTS (SELECT 1 FROM effect WHERE state = 'started') AS "busy: bool""#,
        now.0,
    )
    .fetch_one(db)
    .await
    .context("look for due effects")?;
    Ok(busy)
}
