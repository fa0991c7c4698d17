//! `POST /v1/intents`: what a member wants. A refusal by the rules is an answer, not an error.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use wire::api::{Answer, Submission};

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;

/// Decides an intent; the same id twice gets the first answer again.
#[utoipa::path(post, path = "/v1/intents", security(("bearer" = [])),
    request_body = schema::Submission,
    responses(
        (status = 200, body = schema::Answer),
        (status = 400, body = schema::Problem),
        (status = 401, body = schema::Problem),
        (status = 404, body = schema::Problem),
        (status = 422, body = schema::Problem),
    ))]
pub(super) async fn submit(
    State(app): State<App>,
    session: Session,
    body: Result<Json<Submission>, JsonRejection>,
) -> Result<Json<Answer>, Denied> {
    let Json(submission) = body?;
    Ok(Json(
        crate::submit::submit(&app, session.who(), &submission).await?,
    ))
}
