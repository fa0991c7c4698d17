//! The connector's switches: turned in the directory at once, told to the conversations by the journal (E3).

use std::collections::BTreeMap;

use anyhow::Result;
use engine::{Entitlement, MemberId, OrganizationId};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use wire::api::Switches;

use crate::app::Shared;
use crate::store::{journal, log, member, organization};

/// Body of a report of the journal: whose switch changed, and how.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Switched {
    pub(crate) root: OrganizationId,
    pub(crate) correspondence: uuid::Uuid,
    pub(crate) member: MemberId,
    pub(crate) on: bool,
}

/// Turns switches in one transaction with the reports that follow; `false` when there is nothing of that name at
/// `node` or below it.
pub(crate) async fn set(
    app: &Shared,
    (root, node): (OrganizationId, OrganizationId),
    wanted: &Switches,
) -> Result<bool> {
    let mut write = app.store.write().await?;
    if !are_within(&mut write, (root, node), wanted).await? {
        return Ok(false);
    }
    let before = entitlements(&mut write, root, wanted).await?;
    if let Some((id, on)) = wanted.organization {
        organization::switch(&mut write, root, id, on).await?;
    }
    if let Some((id, on)) = wanted.member {
        member::switch(&mut write, root, id, on).await?;
    }
    let after = entitlements(&mut write, root, wanted).await?;
    let now = app.time.now();
    for (id, entitlement) in after {
        let on = entitlement == Entitlement::Entitled;
        if before
            .get(&id)
            .is_some_and(|before| (*before == Entitlement::Entitled) == on)
        {
            continue;
        }
        for key in log::of_member(&mut write, root, id).await? {
            report(
                &mut write,
                Switched {
                    root,
                    correspondence: key.id,
                    member: id,
                    on,
                },
                now,
            )
            .await?;
        }
    }
    app.store.commit(write).await?;
    app.wakes.journal.notify_one();
    app.wakes.wake_organization(root);
    Ok(true)
}

/// Whether everything named belongs to the node or to one below it.
async fn are_within(
    db: &mut SqliteConnection,
    (root, node): (OrganizationId, OrganizationId),
    wanted: &Switches,
) -> Result<bool> {
    let nodes = organization::subtree(db, root, node).await?;
    let mut within = true;
    if let Some((id, _)) = wanted.organization {
        within &= nodes.contains(&id);
    }
    if let Some((id, _)) = wanted.member {
        let member = member::find(db, root, id).await?;
        within &= member.is_some_and(|member| nodes.contains(&member.organization));
    }
    Ok(within)
}

/// Entitlements of everyone these switches may concern.
async fn entitlements(
    db: &mut SqliteConnection,
    root: OrganizationId,
    wanted: &Switches,
) -> Result<BTreeMap<MemberId, Entitlement>> {
    let mut members = Vec::new();
    if let Some((id, _)) = wanted.organization {
        for node in organization::subtree(db, root, id).await? {
            members.extend(member::of_organization(db, root, node).await?);
        }
    }
    if let Some((id, _)) = wanted.member {
        members.extend(member::find(db, root, id).await?);
    }
    let mut entitlements = BTreeMap::new();
    for member in members {
        entitlements.insert(member.id, member::entitlement(db, root, &member).await?);
    }
    Ok(entitlements)
}

async fn report(
    db: &mut SqliteConnection,
    switched: Switched,
    now: engine::Timestamp,
) -> Result<()> {
    let count = journal::count(db).await?;
    let report = journal::Report {
        account: String::new(),
        dedupe_key: format!(
            "switch:{}:{}:{count}",
            switched.correspondence, switched.member
        ),
        kind: journal::Kind::Switch,
        lane: switched.correspondence.to_string(),
        correspondence: Some(switched.correspondence),
        query: String::new(),
        listed_until: None,
        body: serde_json::to_string(&switched)?,
    };
    journal::keep(db, &report, now).await?;
    Ok(())
}
