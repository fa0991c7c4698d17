//! The connector's switches: turned in the directory at once, told to the conversations by the journal (E3, M8).

use std::collections::BTreeMap;

use anyhow::Result;
use engine::{Entitlement, LeftCause, MemberId, OrganizationId};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use wire::api::Switches;

use crate::app::Shared;
use crate::store::{journal, log, member, organization};

/// Body of a report of the journal: for whom something changed, and what.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Switched {
    pub(crate) root: OrganizationId,
    pub(crate) correspondence: uuid::Uuid,
    pub(crate) member: MemberId,
    pub(crate) turn: Turn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Turn {
    On,
    /// For the whole organization: the member stays where they are, and can't write (E3).
    Off,
    /// The member may be in no conversation any more (M8).
    Gone(LeftCause),
}

/// How a member's two switches stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stand {
    entitled: bool,
    own: bool,
}

impl Stand {
    /// What follows for the member's conversations.
    fn turn(self, after: Self) -> Option<Turn> {
        match (self.entitled, after.entitled) {
            _ if self.own && !after.own => Some(Turn::Gone(LeftCause::LostEntitlement)),
            (true, false) => Some(Turn::Off),
            (false, true) => Some(Turn::On),
            (true, true) | (false, false) => None,
        }
    }
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
    let before = stands(&mut write, root, wanted).await?;
    if let Some((id, on)) = wanted.organization {
        organization::switch(&mut write, root, id, on).await?;
    }
    if let Some((id, on)) = wanted.member {
        member::switch(&mut write, root, id, on).await?;
    }
    let after = stands(&mut write, root, wanted).await?;
    let now = app.time.now();
    for (id, after) in after {
        let turn = before.get(&id).and_then(|before| before.turn(after));
        if let Some(turn) = turn {
            tell(&mut write, (root, id), turn, now).await?;
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

/// How it stands for everyone whom these switches may concern.
async fn stands(
    db: &mut SqliteConnection,
    root: OrganizationId,
    wanted: &Switches,
) -> Result<BTreeMap<MemberId, Stand>> {
    let mut members = Vec::new();
    if let Some((id, _)) = wanted.organization {
        for node in organization::subtree(db, root, id).await? {
            members.extend(member::of_organization(db, root, node).await?);
        }
    }
    if let Some((id, _)) = wanted.member {
        members.extend(member::find(db, root, id).await?);
    }
    let mut stands = BTreeMap::new();
    for member in members {
        let entitlement = member::entitlement(db, root, &member).await?;
        let stand = Stand {
            entitled: entitlement == Entitlement::Entitled,
            own: member.connector_on,
        };
        stands.insert(member.id, stand);
    }
    Ok(stands)
}

/// Leaves a report for every correspondence the member takes or took part in.
pub(crate) async fn tell(
    db: &mut SqliteConnection,
    (root, member): (OrganizationId, MemberId),
    turn: Turn,
    now: engine::Timestamp,
) -> Result<()> {
    for key in log::of_member(db, root, member).await? {
        let switched = Switched {
            root,
            correspondence: key.id,
            member,
            turn,
        };
        report(db, switched, now).await?;
    }
    Ok(())
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
