//! Guests and their phones.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};

use crate::{
    guest::Guest,
    handset::Handset,
    manner::Manner,
    phone::CannotAct,
    provider::Provider,
    record::Record,
    view::{GuestView, ThreadView},
};

use super::Refused;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Listed {
    guests: Vec<GuestView>,
    seq: u64,
    now_ms: i64,
}

/// What may be altered; an absent field stays.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Altered {
    blocked: Option<bool>,
    on_whatsapp: Option<bool>,
    manner: Option<Manner>,
}

pub(super) async fn list(State(provider): State<Arc<Provider>>) -> Json<Listed> {
    let now_ms = provider.now_ms();
    Json(provider.look(|world| Listed {
        guests: GuestView::all(world),
        seq: world.seq,
        now_ms,
    }))
}

pub(super) async fn add(
    State(provider): State<Arc<Provider>>,
    Json(guest): Json<Guest>,
) -> Result<StatusCode, Refused> {
    provider.change(|_| Ok((vec![Record::Guest(guest)], ())))?;
    Ok(StatusCode::CREATED)
}

pub(super) async fn thread(
    State(provider): State<Arc<Provider>>,
    Path(id): Path<String>,
) -> Result<Json<ThreadView>, Refused> {
    let thread = Handset::new(&provider, &id).thread();
    Ok(Json(thread.ok_or(CannotAct::NoSuchGuest)?))
}

pub(super) async fn alter(
    State(provider): State<Arc<Provider>>,
    Path(id): Path<String>,
    Json(altered): Json<Altered>,
) -> Result<Json<ThreadView>, Refused> {
    let handset = Handset::new(&provider, &id);
    if let Some(blocked) = altered.blocked {
        handset.set_blocked(blocked)?;
    }
    if let Some(on_whatsapp) = altered.on_whatsapp {
        handset.set_on_whatsapp(on_whatsapp)?;
    }
    if let Some(manner) = altered.manner {
        handset.set_manner(manner)?;
    }
    Ok(Json(handset.thread().ok_or(CannotAct::NoSuchGuest)?))
}
