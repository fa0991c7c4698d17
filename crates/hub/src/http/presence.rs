//! `POST /v1/conversations/{id}/presence`: told to the others who are in the conversation, and kept nowhere.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use engine::{ConversationId, Refusal, Span};
use wire::Problem;
use wire::api::PresenceBody;

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::store::log::{self, Key};
use crate::wake::{Present, Wake};

/// After so long without another word it is over.
const LASTS: Span = Span::seconds(10);

/// Tells the other members that one reads, types or has gone.
#[utoipa::path(post, path = "/v1/conversations/{id}/presence", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path)),
    request_body = schema::PresenceBody,
    responses(
        (status = 204, description = "Told to whoever listens"),
        (status = 400, body = schema::Problem),
        (status = 401, body = schema::Problem),
        (status = 409, body = schema::Problem),
        (status = 422, body = schema::Problem),
    ))]
pub(super) async fn tell(
    State(app): State<App>,
    session: Session,
    id: Result<Path<ConversationId>, PathRejection>,
    body: Result<Json<PresenceBody>, JsonRejection>,
) -> Result<StatusCode, Denied> {
    let (Path(conversation), Json(PresenceBody { pair, state })) = (id?, body?);
    let (root, member) = session.who();
    let key = Key::of(root, pair);
    let mut read = app.store.read().await?;
    let mut correspondence = app.cache.get(key);
    log::catch_up(&mut read, key, &mut correspondence).await?;
    let known = correspondence.conversations.get(&conversation);
    let Some(known) = known.filter(|known| known.is_active(member)) else {
        let refusal = Refusal::NotMember.into();
        return Err(Problem::Refused { refusal }.into());
    };
    let until = app.time.now() + LASTS;
    let present = Present {
        conversation,
        member,
        state,
        until,
    };
    for other in known.active_members().filter(|other| *other != member) {
        app.wakes.wake(root, other, Wake::Presence(present));
    }
    Ok(StatusCode::NO_CONTENT)
}
