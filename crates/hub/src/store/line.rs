//! Lines: business numbers with the account they belong to at the provider.

use anyhow::{Context, Result};
use engine::{LineId, MemberId, OrganizationId};
use sqlx::SqliteConnection;

use super::{blob, organization, uuid};

#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) id: LineId,
    /// The node of the tree the line belongs to; nodes below it may use it too.
    pub(crate) organization: OrganizationId,
    /// The name of the business profile.
    pub(crate) name: String,
    /// E.164.
    pub(crate) number: String,
    pub(crate) account: String,
    /// Who gets a guest nobody has as a contact (T2).
    pub(crate) default_member: MemberId,
}

impl Line {
    /// How the provider writes it.
    pub(crate) fn address(&self) -> String {
        format!("whatsapp:{}", self.number)
    }
}

pub(crate) async fn save(
    db: &mut SqliteConnection,
    root: OrganizationId,
    line: &Line,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&line.id.0));
    let (organization, default_member) = (blob(&line.organization.0), blob(&line.default_member.0));
    sqlx::query!(
        "INSERT INTO line (root, id, organization, name, number, account, default_member)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (root, id) DO UPDATE SET
             organization = excluded.organization, name = excluded.name, number = excluded.number,
             account = excluded.account, default_member = excluded.default_member",
        root,
        id,
        organization,
        line.name,
        line.number,
        line.account,
        default_member,
    )
    .execute(db)
    .await
    .context("save a line")?;
    Ok(())
}

pub(crate) async fn find(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: LineId,
) -> Result<Option<Line>> {
    let (root, key) = (blob(&root.0), blob(&id.0));
    let row = sqlx::query!(
        "SELECT organization, name, number, account, default_member FROM line WHERE root = ? AND id = ?",
        root,
        key,
    )
    .fetch_optional(db)
    .await
    .context("read a line")?;
    row.map(|row| {
        Ok(Line {
            id,
            organization: OrganizationId(uuid(&row.organization)?),
            name: row.name,
            number: row.number,
            account: row.account,
            default_member: MemberId(uuid(&row.default_member)?),
        })
    })
    .transpose()
}

/// The line with this number, and the organization it belongs to.
pub(crate) async fn by_number(
    db: &mut SqliteConnection,
    account: &str,
    number: &str,
) -> Result<Option<(OrganizationId, LineId)>> {
    let row = sqlx::query!(
        "SELECT root, id FROM line WHERE account = ? AND number = ?",
        account,
        number
    )
    .fetch_optional(db)
    .await
    .context("find a line")?;
    row.map(|row| Ok((OrganizationId(uuid(&row.root)?), LineId(uuid(&row.id)?))))
        .transpose()
}

/// Lines of an account with the organizations they belong to.
pub(crate) async fn of_account(
    db: &mut SqliteConnection,
    account: &str,
) -> Result<Vec<(OrganizationId, LineId)>> {
    let rows = sqlx::query!(
        "SELECT root, id FROM line WHERE account = ? ORDER BY number",
        account
    )
    .fetch_all(db)
    .await
    .context("read an account's lines")?;
    rows.iter()
        .map(|row| Ok((OrganizationId(uuid(&row.root)?), LineId(uuid(&row.id)?))))
        .collect()
}

/// Lines that members of `organization` may write from: its own first, then those above it.
pub(crate) async fn usable_by(
    db: &mut SqliteConnection,
    root: OrganizationId,
    organization: OrganizationId,
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for node in organization::path(db, root, organization).await? {
        let (root, key) = (blob(&root.0), blob(&node.id.0));
        let rows = sqlx::query!(
            "SELECT id, name, number, account, default_member FROM line WHERE root = ? AND organization = ? ORDER BY name",
            root,
            key,
        )
        .fetch_all(&mut *db)
        .await
        .context("read lines")?;
        for row in rows {
            lines.push(Line {
                id: LineId(uuid(&row.id)?),
                organization: node.id,
                name: row.name,
                number: row.number,
                account: row.account,
                default_member: MemberId(uuid(&row.default_member)?),
            });
        }
    }
    Ok(lines)
}
