//! The feed: what each member may see, numbered per member in commit order.

use anyhow::{Context, Result};
use engine::{GuestId, LineId, MemberId, OrganizationId, Pair};
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
