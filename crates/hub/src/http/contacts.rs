//! `GET /v1/contacts` and `PUT /v1/contacts/{id}`: the member's address book.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use engine::ContactId;
use wire::api::{Contacts, SaveContactBody, SavedContactBody};

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::directory::save_contact;
use crate::store::contact;

/// The whole address book, and the people of the member's conversations who aren't in it yet.
#[utoipa::path(get, path = "/v1/contacts", security(("bearer" = [])), responses(
    (status = 200, body = schema::Contacts),
    (status = 401, body = schema::Problem),
))]
pub(super) async fn list(
    State(app): State<App>,
    session: Session,
) -> Result<Json<Contacts>, Denied> {
    let (root, member) = session.who();
    let mut read = app.store.read().await?;
    let mut contacts = contact::all(&mut read, root, member).await?;
    contacts.extend(contact::strangers(&mut read, root, member).await?);
    Ok(Json(Contacts { contacts }))
}

/// Saves a contact; the same id twice is the same contact.
#[utoipa::path(put, path = "/v1/contacts/{id}", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "Made by the client")),
    request_body = schema::SaveContactBody,
    responses(
        (status = 200, body = schema::SavedContactBody),
        (status = 400, body = schema::Problem),
        (status = 401, body = schema::Problem),
        (status = 422, body = schema::Problem),
    ))]
pub(super) async fn save(
    State(app): State<App>,
    session: Session,
    id: Result<Path<ContactId>, PathRejection>,
    body: Result<Json<SaveContactBody>, JsonRejection>,
) -> Result<Json<SavedContactBody>, Denied> {
    let (Path(id), Json(body)) = (id?, body?);
    Ok(Json(
        save_contact(&app, session.who(), id, &body, "own").await?,
    ))
}
