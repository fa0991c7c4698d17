//! `GET /v1/me`: what a desk needs to decide by itself.

use anyhow::Context;
use axum::Json;
use axum::extract::State;
use engine::{Eligibility, OrganizationId};
use sqlx::SqliteConnection;
use wire::api::{LineBody, Me, MemberBody};

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::colleagues::eligibility;
use crate::policy;
use crate::store::member::Member;
use crate::store::{line, member, organization};

/// Who the member is, with whom, and from which lines under which policies.
#[utoipa::path(get, path = "/v1/me", security(("bearer" = [])), responses(
    (status = 200, body = schema::Me),
    (status = 401, body = schema::Problem),
))]
pub(super) async fn show(State(app): State<App>, session: Session) -> Result<Json<Me>, Denied> {
    let (root, own) = (session.root, &session.member);
    let mut read = app.store.read().await?;
    let path = organization::path(&mut read, root, own.organization).await?;
    let node = path.first().context("the member's organization")?;
    let mut lines = Vec::new();
    for line in line::usable_by(&mut read, root, own.organization).await? {
        let policy = policy::of_line(&mut read, root, &line).await?;
        lines.push(LineBody {
            id: line.id,
            account_refused: app.refusals.has(&line.account),
            name: line.name,
            number: line.number,
            policy,
        });
    }
    let members = members(&mut read, root, own).await?;
    Ok(Json(Me {
        member: own.id,
        organization: own.organization,
        organization_name: node.name.clone(),
        entitlement: member::entitlement(&mut read, root, own).await?,
        members,
        lines,
        policy: organization::policy(&path)?,
        now: app.time.now(),
    }))
}

/// Those of the same node, and those of others whom the member knows.
async fn members(
    db: &mut SqliteConnection,
    root: OrganizationId,
    own: &Member,
) -> anyhow::Result<Vec<MemberBody>> {
    let mut members = Vec::new();
    for member in member::of_organization(db, root, own.organization).await? {
        members.push(MemberBody {
            id: member.id,
            eligibility: eligibility(db, root, own, &member).await?,
            name: member.name,
            kept_from_guests: member.kept_from.guests,
            kept_from_members: member.kept_from.members,
        });
    }
    for (id, name) in member::acquaintances(db, root, own).await? {
        members.push(MemberBody {
            eligibility: Eligibility::Elsewhere,
            ..MemberBody::eligible(id, name)
        });
    }
    Ok(members)
}
