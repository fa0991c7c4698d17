//! Effects waiting to be performed, with who has claimed them until when.

mod queue;

use anyhow::{Context, Result, bail};
use engine::{MessageId, Timestamp};
use sqlx::SqliteConnection;

use super::blob;
use super::log::Key;

pub(crate) use queue::{Due, due, end_leases, is_busy, next_due};

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
    /// The time to answer an offer ends; the offer's id stands in place of the message's.
    Transfer,
}

impl Kind {
    fn column(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Answer => "answer",
            Self::Status => "status",
            Self::Reconcile => "reconcile",
            Self::Transfer => "transfer",
        }
    }

    fn read(column: &str) -> Result<Self> {
        match column {
            "send" => Ok(Self::Send),
            "answer" => Ok(Self::Answer),
            "status" => Ok(Self::Status),
            "reconcile" => Ok(Self::Reconcile),
            "transfer" => Ok(Self::Transfer),
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
