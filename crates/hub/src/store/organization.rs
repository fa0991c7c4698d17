//! The tree of organizations; what a node doesn't set is inherited.

use anyhow::{Context, Result};
use engine::{OrganizationId, Policy};
use serde_json::Value;
use sqlx::SqliteConnection;

use super::{blob, uuid};

#[derive(Debug, Clone)]
pub(crate) struct Organization {
    pub(crate) id: OrganizationId,
    pub(crate) name: String,
    pub(crate) connector_on: Option<bool>,
    /// A merge patch over what is inherited.
    pub(crate) policy: Option<Value>,
}

pub(crate) async fn save(
    db: &mut SqliteConnection,
    root: OrganizationId,
    parent: Option<OrganizationId>,
    organization: &Organization,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&organization.id.0));
    let parent = parent.as_ref().map(|parent| blob(&parent.0));
    let policy = organization.policy.as_ref().map(Value::to_string);
    sqlx::query!(
        "INSERT INTO organization (root, id, parent, name, connector_on, policy) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (root, id) DO UPDATE SET
             parent = excluded.parent, name = excluded.name, policy = excluded.policy",
        root,
        id,
        parent,
        organization.name,
        organization.connector_on,
        policy,
    )
    .execute(db)
    .await
    .context("save an organization")?;
    Ok(())
}

pub(crate) async fn switch(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: OrganizationId,
    on: bool,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&id.0));
    sqlx::query!(
        "UPDATE organization SET connector_on = ? WHERE root = ? AND id = ?",
        on,
        root,
        id
    )
    .execute(db)
    .await
    .context("switch an organization")?;
    Ok(())
}

/// The node and those above it, the node first.
pub(crate) async fn path(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: OrganizationId,
) -> Result<Vec<Organization>> {
    let (root, id) = (blob(&root.0), blob(&id.0));
    let rows = sqlx::query!(
        r#"WITH RECURSIVE up (id, parent, name, connector_on, policy, depth) AS (
               SELECT id, parent, name, connector_on, policy, 0 FROM organization WHERE root = ?1 AND id = ?2
               UNION ALL
               SELECT node.id, node.parent, node.name, node.connector_on, node.policy, up.depth + 1
               FROM up JOIN organization AS node ON node.root = ?1 AND node.id = up.parent
           )
           SELECT id AS "id!: Vec<u8>", name AS "name!: String", connector_on AS "connector_on: bool",
               policy AS "policy: String"
           FROM up ORDER BY depth"#,
        root,
        id,
    )
    .fetch_all(db)
    .await
    .context("read an organization's path")?;
    rows.into_iter()
        .map(|row| {
            let policy = row
                .policy
                .as_deref()
                .map(serde_json::from_str)
                .transpose()
                .context("a policy")?;
            Ok(Organization {
                id: OrganizationId(uuid(&row.id)?),
                name: row.name,
                connector_on: row.connector_on,
                policy,
            })
        })
        .collect()
}

/// The node and everything below it.
pub(crate) async fn subtree(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: OrganizationId,
) -> Result<Vec<OrganizationId>> {
    let (root, id) = (blob(&root.0), blob(&id.0));
    let rows = sqlx::query_scalar!(
        r#"WITH RECURSIVE down (id) AS (
               SELECT id FROM organization WHERE root = ?1 AND id = ?2
               UNION ALL
               SELECT node.id FROM down JOIN organization AS node ON node.root = ?1 AND node.parent = down.id
           )
           SELECT id AS "id!: Vec<u8>" FROM down"#,
        root,
        id,
    )
    .fetch_all(db)
    .await
    .context("read an organization's subtree")?;
    rows.iter().map(|id| uuid(id).map(OrganizationId)).collect()
}

/// The nearest switch that is set decides; off when none is (E1).
pub(crate) fn connector_on(path: &[Organization]) -> bool {
    path.iter()
        .find_map(|node| node.connector_on)
        .unwrap_or(false)
}

/// The product's defaults, patched by every node from the top down.
pub(crate) fn policy(path: &[Organization]) -> Result<Policy> {
    let mut policy = serde_json::to_value(Policy::default()).context("the default policy")?;
    for patch in path.iter().rev().filter_map(|node| node.policy.as_ref()) {
        merge(&mut policy, patch);
    }
    let policy: Policy = serde_json::from_value(policy).context("the policy of an organization")?;
    Ok(policy.speaking_for(path.last().map_or("", |top| &top.name)))
}

/// JSON merge patch (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(fields) = target {
        for (name, change) in changes {
            if change.is_null() {
                fields.remove(name);
            } else {
                merge(fields.entry(name.clone()).or_insert(Value::Null), change);
            }
        }
    }
}
