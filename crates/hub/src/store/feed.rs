//! The feed: what each member may see, numbered per member in commit order.

use anyhow::{Context, Result};
use engine::{ConversationId, GuestId, LineId, MemberId, OrganizationId, Pair};
use sqlx::SqliteConnection;
use wire::api::FeedRow;

use super::log::Key;
use super::{blob, signed, unsigned, uuid};

/// Appends one event of the log to the member's feed and returns its number there.
pub(crate) async fn append(
    db: &mut SqliteConnection,
    key: Key,
    member: MemberId,
    version: u64,
) -> Result<u64> {
    let (root, id, member, version) = (
        blob(&key.root.0),
        blob(&key.id),
        blob(&member.0),
        signed(version),
    );
    let seq = sqlx::query_scalar!(
        "INSERT INTO feed_head (root, member, last) VALUES (?, ?, 1)
         ON CONFLICT (root, member) DO UPDATE SET last = last + 1
         RETURNING last",
        root,
        member,
    )
    .fetch_one(&mut *db)
    .await
    .context("count a feed row")?;
    sqlx::query!(
        "INSERT INTO feed (root, member, seq, correspondence, version) VALUES (?, ?, ?, ?, ?)",
        root,
        member,
        seq,
        id,
        version,
    )
    .execute(db)
    .await
    .context("append to a feed")?;
    Ok(unsigned(seq))
}

/// Appends what the member's feed lacks of the pair's facts and of the conversation, before `version`, in the order of
/// the log; nothing twice, and nothing that another alone was told. Returns the feed's last number.
pub(crate) async fn catch_up(
    db: &mut SqliteConnection,
    key: Key,
    member: MemberId,
    (conversation, version): (Option<ConversationId>, u64),
) -> Result<u64> {
    let last = last(&mut *db, key.root, member).await?;
    let (root, id, member) = (blob(&key.root.0), blob(&key.id), blob(&member.0));
    let conversation = conversation.as_ref().map(|it| blob(&it.0));
    let (after, version) = (signed(last), signed(version));
    let given = sqlx::query!(
        "INSERT INTO feed (root, member, seq, correspondence, version)
         SELECT ?1, ?2, ?3 + ROW_NUMBER() OVER (ORDER BY version), ?4, version FROM event
         WHERE root = ?1 AND correspondence = ?4 AND version < ?5
             AND (conversation IS NULL OR conversation = ?6)
             AND (only_for IS NULL OR only_for = ?2)
             AND NOT EXISTS (
                 SELECT 1 FROM feed
                 WHERE feed.root = ?1 AND feed.member = ?2 AND feed.correspondence = ?4
                     AND feed.version = event.version
             )",
        root,
        member,
        after,
        id,
        version,
        conversation,
    )
    .execute(&mut *db)
    .await
    .context("give a newcomer what came before")?;
    let last = last + given.rows_affected();
    let head = signed(last);
    sqlx::query!(
        "INSERT INTO feed_head (root, member, last) VALUES (?, ?, ?)
         ON CONFLICT (root, member) DO UPDATE SET last = excluded.last",
        root,
        member,
        head,
    )
    .execute(db)
    .await
    .context("count a newcomer's rows")?;
    Ok(last)
}

/// The number of the last row; 0 for an empty feed.
pub(crate) async fn last(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: MemberId,
) -> Result<u64> {
    let (root, member) = (blob(&root.0), blob(&member.0));
    let last = sqlx::query_scalar!(
        "SELECT last FROM feed_head WHERE root = ? AND member = ?",
        root,
        member
    )
    .fetch_optional(db)
    .await
    .context("read the end of a feed")?;
    Ok(last.map_or(0, unsigned))
}

/// Rows after `after`, oldest first.
pub(crate) async fn page(
    db: &mut SqliteConnection,
    (root, member): (OrganizationId, MemberId),
    after: u64,
    limit: u32,
) -> Result<Vec<FeedRow>> {
    let (root, member, after) = (blob(&root.0), blob(&member.0), signed(after));
    let rows = sqlx::query!(
        "SELECT feed.seq, correspondence.line, correspondence.guest, event.recorded
         FROM feed
         JOIN event ON event.root = feed.root AND event.correspondence = feed.correspondence
             AND event.version = feed.version
         JOIN correspondence ON correspondence.root = feed.root AND correspondence.id = feed.correspondence
         WHERE feed.root = ? AND feed.member = ? AND feed.seq > ?
         ORDER BY feed.seq LIMIT ?",
        root,
        member,
        after,
        limit,
    )
    .fetch_all(db)
    .await
    .context("read a feed")?;
    rows.into_iter()
        .map(|row| {
            let pair = Pair {
                line: LineId(uuid(&row.line)?),
                guest: GuestId(uuid(&row.guest)?),
            };
            let recorded = serde_json::from_str(&row.recorded).context("an event of the log")?;
            Ok(FeedRow {
                seq: unsigned(row.seq),
                pair,
                recorded,
            })
        })
        .collect()
}
