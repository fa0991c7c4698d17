//! `GET /v1/guests/{id}/conversations`: who of the colleagues is in touch with a guest (T3).

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use engine::{Conversation, Correspondence, GuestId, MemberId};
use wire::api::{GuestConversation, GuestConversations, Named};

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::store::{line, log, member};

/// The live conversations of colleagues of the same sub-organization with the guest, and who is in them.
#[utoipa::path(get, path = "/v1/guests/{id}/conversations", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path)),
    responses(
        (status = 200, body = schema::GuestConversations),
        (status = 400, body = schema::Problem),
        (status = 401, body = schema::Problem),
    ))]
pub(super) async fn conversations(
    State(app): State<App>,
    session: Session,
    id: Result<Path<GuestId>, PathRejection>,
) -> Result<Json<GuestConversations>, Denied> {
    let (Path(guest), own) = (id?, &session.member);
    let mut read = app.store.read().await?;
    let lines = line::usable_by(&mut read, session.root, own.organization).await?;
    let colleagues = member::of_organization(&mut read, session.root, own.organization).await?;
    let name = |id: MemberId| {
        let colleague = colleagues.iter().find(|colleague| colleague.id == id)?;
        let name = colleague.name.clone();
        Some(Named { id, name })
    };
    let mut conversations = Vec::new();
    for (key, line) in log::of_guest(&mut read, session.root, guest).await? {
        if !lines.iter().any(|usable| usable.id == line) {
            continue;
        }
        let mut state = app.cache.get(key);
        log::catch_up(&mut read, key, &mut state).await?;
        conversations.extend(of_others(&state, own.id).filter_map(|conversation| {
            let members: Vec<Named> = conversation.active_members().filter_map(name).collect();
            let asked = conversation.asked_to_join.contains(&own.id);
            (!members.is_empty()).then_some(GuestConversation {
                id: conversation.id,
                line,
                members,
                asked,
            })
        }));
    }
    Ok(Json(GuestConversations { conversations }))
}

/// Live ones that the member isn't in.
fn of_others(state: &Correspondence, member: MemberId) -> impl Iterator<Item = &Conversation> + '_ {
    let conversations = state.conversations.values();
    conversations
        .filter(move |conversation| conversation.is_live() && !conversation.is_active(member))
}
