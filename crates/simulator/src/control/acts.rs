//! What a guest does on the phone.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;

use crate::{handset::Handset, message::Message, provider::Provider};

use super::Refused;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Writing {
    text: String,
    quote: Option<String>,
    sender: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Press {
    message: String,
    button: String,
}

pub(super) async fn write(
    State(provider): State<Arc<Provider>>,
    Path(id): Path<String>,
    Json(written): Json<Writing>,
) -> Result<(StatusCode, Json<Message>), Refused> {
    let mut handset = Handset::new(&provider, &id);
    if let Some(sender) = &written.sender {
        handset = handset.to(sender);
    }
    let message = match written.quote {
        Some(quoted) => handset.quote(&quoted, written.text)?,
        None => handset.write(written.text)?,
    };
    Ok((StatusCode::CREATED, Json(message)))
}

pub(super) async fn press(
    State(provider): State<Arc<Provider>>,
    Path(id): Path<String>,
    Json(pressed): Json<Press>,
) -> Result<(StatusCode, Json<Message>), Refused> {
    let handset = Handset::new(&provider, &id);
    let message = handset.press(&pressed.message, &pressed.button)?;
    Ok((StatusCode::CREATED, Json(message)))
}

pub(super) async fn read(
    State(provider): State<Arc<Provider>>,
    Path(id): Path<String>,
) -> Result<StatusCode, Refused> {
    Handset::new(&provider, &id).read()?;
    Ok(StatusCode::NO_CONTENT)
}
