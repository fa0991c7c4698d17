//! The log of a correspondence: appended to, read, never changed.

use anyhow::{Context, Result};
use engine::{
    ConversationId, Correspondence, GuestId, LineId, MemberId, MessageId, OrganizationId, Pair,
    ProviderId, Recorded,
};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{blob, signed, uuid};

/// A correspondence within the whole store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) root: OrganizationId,
    pub(crate) id: Uuid,
}

impl Key {
    /// The same pair always has the same correspondence.
    pub(crate) fn of(root: OrganizationId, pair: Pair) -> Self {
        let cause = format!("{}/{}", pair.line, pair.guest);
        Self {
            root,
            id: ConversationId::derived(&cause, "correspondence").0,
        }
    }
}

/// Another writer has appended meanwhile: nothing is written.
#[derive(Debug, thiserror::Error)]
#[error("the log has grown meanwhile")]
pub(crate) struct Overtaken;

/// The line and guest of a correspondence.
pub(crate) async fn pair(db: &mut SqliteConnection, key: Key) -> Result<Option<Pair>> {
    let (root, id) = (blob(&key.root.0), blob(&key.id));
    let row = sqlx::query!(
        "SELECT line, guest FROM correspondence WHERE root = ? AND id = ?",
        root,
        id
    )
    .fetch_optional(db)
    .await
    .context("read a correspondence")?;
    row.map(|row| {
        Ok(Pair {
            line: LineId(uuid(&row.line)?),
            guest: GuestId(uuid(&row.guest)?),
        })
    })
    .transpose()
}

pub(crate) async fn create(db: &mut SqliteConnection, key: Key, pair: Pair) -> Result<()> {
    let (root, id) = (blob(&key.root.0), blob(&key.id));
    let (line, guest) = (blob(&pair.line.0), blob(&pair.guest.0));
    sqlx::query!(
        "INSERT INTO correspondence (root, id, line, guest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        root,
        id,
        line,
        guest,
    )
    .execute(db)
    .await
    .context("create a correspondence")?;
    Ok(())
}

/// The correspondences with a guest, over all lines.
pub(crate) async fn of_guest(
    db: &mut SqliteConnection,
    root: OrganizationId,
    guest: GuestId,
) -> Result<Vec<(Key, LineId)>> {
    let (root_key, guest) = (blob(&root.0), blob(&guest.0));
    let rows = sqlx::query!(
        "SELECT id, line FROM correspondence WHERE root = ? AND guest = ?",
        root_key,
        guest,
    )
    .fetch_all(db)
    .await
    .context("read a guest's correspondences")?;
    rows.iter()
        .map(|row| {
            let id = uuid(&row.id)?;
            Ok((Key { root, id }, LineId(uuid(&row.line)?)))
        })
        .collect()
}

/// Brings `state` up to the end of the log.
pub(crate) async fn catch_up(
    db: &mut SqliteConnection,
    key: Key,
    state: &mut Correspondence,
) -> Result<()> {
    let (root, id, after) = (blob(&key.root.0), blob(&key.id), signed(state.version));
    let rows = sqlx::query_scalar!(
        "SELECT recorded FROM event WHERE root = ? AND correspondence = ? AND version > ? ORDER BY version",
        root,
        id,
        after,
    )
    .fetch_all(db)
    .await
    .context("read the log")?;
    for row in rows {
        let recorded: Recorded = serde_json::from_str(&row).context("an event of the log")?;
        state.evolve(&recorded);
    }
    Ok(())
}

/// Moves the end of the log from `from` to `to`; fails with [`Overtaken`] when it wasn't at `from`.
pub(crate) async fn advance(db: &mut SqliteConnection, key: Key, from: u64, to: u64) -> Result<()> {
    let (root, id, from, to) = (blob(&key.root.0), blob(&key.id), signed(from), signed(to));
    let done = sqlx::query!(
        "UPDATE correspondence SET version = ? WHERE root = ? AND id = ? AND version = ?",
        to,
        root,
        id,
        from,
    )
    .execute(db)
    .await
    .context("advance the log")?;
    anyhow::ensure!(done.rows_affected() == 1, Overtaken);
    Ok(())
}

/// Writes one event; `conversation` is unset for facts of the pair.
pub(crate) async fn append(
    db: &mut SqliteConnection,
    key: Key,
    conversation: Option<ConversationId>,
    recorded: &Recorded,
) -> Result<()> {
    let json = serde_json::to_string(recorded).context("write an event")?;
    let (root, id, version) = (blob(&key.root.0), blob(&key.id), signed(recorded.version));
    let conversation = conversation
        .as_ref()
        .map(|conversation| blob(&conversation.0));
    let only_for = recorded.event.only_for();
    let only_for = only_for.as_ref().map(|member| blob(&member.0));
    sqlx::query!(
        "INSERT INTO event (root, correspondence, version, conversation, recorded, only_for)
         VALUES (?, ?, ?, ?, ?, ?)",
        root,
        id,
        version,
        conversation,
        json,
        only_for,
    )
    .execute(db)
    .await
    .context("append an event")?;
    Ok(())
}

/// Notes that the provider knows `message` by `provider_id`.
pub(crate) async fn bind_provider_id(
    db: &mut SqliteConnection,
    key: Key,
    provider_id: &ProviderId,
    message: MessageId,
) -> Result<()> {
    let (root, id, message) = (blob(&key.root.0), blob(&key.id), blob(&message.0));
    sqlx::query!(
        "INSERT INTO provider_message (root, provider_id, correspondence, message) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
        root,
        provider_id.0,
        id,
        message,
    )
    .execute(db)
    .await
    .context("bind a provider's id")?;
    Ok(())
}

/// Which message of which correspondence the provider knows by this id.
pub(crate) async fn by_provider_id(
    db: &mut SqliteConnection,
    root: OrganizationId,
    provider_id: &str,
) -> Result<Option<(Key, MessageId)>> {
    let root_key = blob(&root.0);
    let row = sqlx::query!(
        "SELECT correspondence, message FROM provider_message WHERE root = ? AND provider_id = ?",
        root_key,
        provider_id,
    )
    .fetch_optional(db)
    .await
    .context("find a provider's id")?;
    row.map(|row| {
        Ok((
            Key {
                root,
                id: uuid(&row.correspondence)?,
            },
            MessageId(uuid(&row.message)?),
        ))
    })
    .transpose()
}

/// Correspondences a member takes or took part in.
pub(crate) async fn of_member(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: MemberId,
) -> Result<Vec<Key>> {
    let (root_key, member) = (blob(&root.0), blob(&member.0));
    let ids = sqlx::query_scalar!(
        "SELECT correspondence FROM participant WHERE root = ? AND member = ?",
        root_key,
        member,
    )
    .fetch_all(db)
    .await
    .context("read a member's correspondences")?;
    ids.iter()
        .map(|id| {
            Ok(Key {
                root,
                id: uuid(id)?,
            })
        })
        .collect()
}

pub(crate) async fn join(db: &mut SqliteConnection, key: Key, member: MemberId) -> Result<()> {
    let (root, id, member) = (blob(&key.root.0), blob(&key.id), blob(&member.0));
    sqlx::query!(
        "INSERT INTO participant (root, member, correspondence) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        root,
        member,
        id,
    )
    .execute(db)
    .await
    .context("note a participant")?;
    Ok(())
}
