//! Sessions: which member a bearer token stands for. Only the hash of a token is kept.

use anyhow::{Context, Result};
use engine::{MemberId, OrganizationId, Timestamp};
use sqlx::SqliteConnection;

use super::{blob, uuid};

pub(crate) async fn issue(
    db: &mut SqliteConnection,
    (root, member): (OrganizationId, MemberId),
    token_hash: &[u8],
    now: Timestamp,
) -> Result<()> {
    let (root, member) = (blob(&root.0), blob(&member.0));
    sqlx::query!(
        "INSERT INTO session (token_sha256, root, member, created_at_ms) VALUES (?, ?, ?, ?)",
        token_hash,
        root,
        member,
        now.0,
    )
    .execute(db)
    .await
    .context("issue a session")?;
    Ok(())
}

pub(crate) async fn revoke(
    db: &mut SqliteConnection,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "UPDATE session SET revoked_at_ms = ? WHERE token_sha256 = ? AND revoked_at_ms IS NULL",
        now.0,
        token_hash,
    )
    .execute(db)
    .await
    .context("revoke a session")?;
    Ok(())
}

/// Whose session it is, unless it was revoked.
pub(crate) async fn find(
    db: &mut SqliteConnection,
    token_hash: &[u8],
) -> Result<Option<(OrganizationId, MemberId)>> {
    let row = sqlx::query!(
        "SELECT root, member FROM session WHERE token_sha256 = ? AND revoked_at_ms IS NULL",
        token_hash,
    )
    .fetch_optional(db)
    .await
    .context("read a session")?;
    row.map(|row| {
        Ok((
            OrganizationId(uuid(&row.root)?),
            MemberId(uuid(&row.member)?),
        ))
    })
    .transpose()
}
