//! Members and whether they may use the connector.

use anyhow::{Context, Result};
use engine::{Entitlement, GuestId, MemberId, OrganizationId};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{blob, organization, uuid};

#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) id: MemberId,
    /// The node of the tree the member belongs to.
    pub(crate) organization: OrganizationId,
    pub(crate) name: String,
    pub(crate) connector_on: bool,
    pub(crate) admin: bool,
    /// May not sign in, nor be in a conversation.
    pub(crate) suspended: bool,
    pub(crate) kept_from: KeptFrom,
}

/// Whom a member may have nothing to do with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptFrom {
    pub(crate) guests: Vec<GuestId>,
    pub(crate) members: Vec<MemberId>,
}

pub(crate) async fn save(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: &Member,
) -> Result<()> {
    let (root, id, organization) = (
        blob(&root.0),
        blob(&member.id.0),
        blob(&member.organization.0),
    );
    sqlx::query!(
        "INSERT INTO member (root, id, organization, name, connector_on, admin) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (root, id) DO UPDATE SET
             organization = excluded.organization, name = excluded.name, admin = excluded.admin",
        root,
        id,
        organization,
        member.name,
        member.connector_on,
        member.admin,
    )
    .execute(db)
    .await
    .context("save a member")?;
    Ok(())
}

pub(crate) async fn switch(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: MemberId,
    on: bool,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&id.0));
    sqlx::query!(
        "UPDATE member SET connector_on = ? WHERE root = ? AND id = ?",
        on,
        root,
        id
    )
    .execute(db)
    .await
    .context("switch a member")?;
    Ok(())
}

pub(crate) async fn suspend(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: MemberId,
    suspended: bool,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&id.0));
    sqlx::query!(
        "UPDATE member SET suspended = ? WHERE root = ? AND id = ?",
        suspended,
        root,
        id
    )
    .execute(db)
    .await
    .context("suspend a member")?;
    Ok(())
}

pub(crate) async fn keep_from(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: MemberId,
    kept_from: &KeptFrom,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&id.0));
    let kept_from = serde_json::to_string(kept_from).context("write whom a member is kept from")?;
    sqlx::query!(
        "UPDATE member SET kept_from = ? WHERE root = ? AND id = ?",
        kept_from,
        root,
        id
    )
    .execute(db)
    .await
    .context("keep a member from others")?;
    Ok(())
}

fn kept_from(json: &str) -> Result<KeptFrom> {
    serde_json::from_str(json).context("whom a member is kept from")
}

/// Members of other nodes whom `member` knows from a correspondence, so that their names can be told.
pub(crate) async fn acquaintances(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: &Member,
) -> Result<Vec<(MemberId, String)>> {
    let (root, id, own) = (
        blob(&root.0),
        blob(&member.id.0),
        blob(&member.organization.0),
    );
    let rows = sqlx::query!(
        "SELECT id, name FROM member
         WHERE root = ?1 AND organization <> ?2 AND id IN (
             SELECT theirs.member FROM participant AS own
             JOIN participant AS theirs
                 ON theirs.root = own.root AND theirs.correspondence = own.correspondence
             WHERE own.root = ?1 AND own.member = ?3
         )
         ORDER BY name",
        root,
        own,
        id,
    )
    .fetch_all(db)
    .await
    .context("read whom a member knows")?;
    let rows = rows.into_iter();
    rows.map(|row| Ok((MemberId(uuid(&row.id)?), row.name)))
        .collect()
}

pub(crate) async fn find(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: MemberId,
) -> Result<Option<Member>> {
    let (root, key) = (blob(&root.0), blob(&id.0));
    let row = sqlx::query!(
        r#"SELECT organization, name, connector_on AS "connector_on: bool", admin AS "admin: bool",
               suspended AS "suspended: bool", kept_from
           FROM member WHERE root = ? AND id = ?"#,
        root,
        key,
    )
    .fetch_optional(db)
    .await
    .context("read a member")?;
    row.map(|row| {
        let organization = OrganizationId(uuid(&row.organization)?);
        Ok(Member {
            id,
            organization,
            name: row.name,
            connector_on: row.connector_on,
            admin: row.admin,
            suspended: row.suspended,
            kept_from: kept_from(&row.kept_from)?,
        })
    })
    .transpose()
}

/// Members of one node, by name.
pub(crate) async fn of_organization(
    db: &mut SqliteConnection,
    root: OrganizationId,
    organization: OrganizationId,
) -> Result<Vec<Member>> {
    let (root, key) = (blob(&root.0), blob(&organization.0));
    let rows = sqlx::query!(
        r#"SELECT id, name, connector_on AS "connector_on: bool", admin AS "admin: bool",
               suspended AS "suspended: bool", kept_from
           FROM member WHERE root = ? AND organization = ? ORDER BY name"#,
        root,
        key,
    )
    .fetch_all(db)
    .await
    .context("read members")?;
    rows.into_iter()
        .map(|row| {
            let id = MemberId(uuid(&row.id)?);
            Ok(Member {
                id,
                organization,
                name: row.name,
                connector_on: row.connector_on,
                admin: row.admin,
                suspended: row.suspended,
                kept_from: kept_from(&row.kept_from)?,
            })
        })
        .collect()
}

/// Both switches, the organization's as inherited (E1).
pub(crate) async fn entitlement(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: &Member,
) -> Result<Entitlement> {
    let path = organization::path(db, root, member.organization).await?;
    Ok(Entitlement::of(
        organization::connector_on(&path),
        member.connector_on,
    ))
}
