//! Members and whether they may use the connector.

use anyhow::{Context, Result};
use engine::{Entitlement, MemberId, OrganizationId};
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

pub(crate) async fn find(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: MemberId,
) -> Result<Option<Member>> {
    let (root, key) = (blob(&root.0), blob(&id.0));
    let row = sqlx::query!(
        r#"SELECT organization, name, connector_on AS "connector_on: bool", admin AS "admin: bool"
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
        r#"SELECT id, name, connector_on AS "connector_on: bool", admin AS "admin: bool"
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
