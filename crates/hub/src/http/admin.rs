//! `PUT /v1/admin/switches`: the connector's switches (E1, E3), for administrators of a node of the tree.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use wire::Problem;
use wire::api::Switches;

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;

/// Turns the switches named; what is left out stays. To anyone but an administrator of that node or one above it there
/// is no such thing.
#[utoipa::path(put, path = "/v1/admin/switches", security(("bearer" = [])),
    request_body = schema::Switches,
    responses(
        (status = 204, description = "Turned"),
        (status = 401, body = schema::Problem),
        (status = 404, body = schema::Problem),
    ))]
pub(super) async fn switches(
    State(app): State<App>,
    session: Session,
    body: Result<Json<Switches>, JsonRejection>,
) -> Result<StatusCode, Denied> {
    let Json(wanted) = body?;
    let own = (session.root, session.member.organization);
    if !session.member.admin || !crate::switches::set(&app, own, &wanted).await? {
        return Err(Problem::NotFound.into());
    }
    Ok(StatusCode::NO_CONTENT)
}
