//! One message by its id: read, redact, delete.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
};
use serde_json::Value;

use crate::{
    fault::{Subject, Trouble},
    message::Message,
    provider::Provider,
    record::Record,
};

use super::{ApiError, request::Fields, resource::resource};

pub(super) async fn read(
    State(provider): State<Arc<Provider>>,
    Path((_, file)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let fails = provider.take_fault(Subject::default(), |trouble| {
        let Trouble::ReadFails { status } = trouble else {
            return None;
        };
        Some(status)
    });
    if let Some(status) = fails {
        return Err(ApiError::trouble(status));
    }
    let message = find(&provider, &file)?;
    Ok(Json(resource(&provider.config, &message)))
}

/// `Body=` with nothing redacts; canceling is refused because nothing here is sent later.
pub(super) async fn update(
    State(provider): State<Arc<Provider>>,
    Path((_, file)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let mut message = find(&provider, &file)?;
    if Fields::read(&body)?.get("Status").is_some() {
        return Err(ApiError::new(20_409));
    }
    message.body.clear();
    message.updated_ms = provider.now_ms();
    let answer = resource(&provider.config, &message);
    provider.change(|_| Ok((vec![Record::Message(message)], ())))?;
    Ok(Json(answer))
}

pub(super) async fn delete(
    State(provider): State<Arc<Provider>>,
    Path((_, file)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let message = find(&provider, &file)?;
    provider.change(|_| Ok((vec![Record::MessageGone(message.sid)], ())))?;
    Ok(StatusCode::NO_CONTENT)
}

fn find(provider: &Provider, file: &str) -> Result<Message, ApiError> {
    let account = &provider.config.account_sid;
    let found = file
        .strip_suffix(".json")
        .and_then(|sid| provider.look(|world| world.messages.get(sid).cloned()));
    found.ok_or_else(|| {
        ApiError::not_found(&format!("/2010-04-01/Accounts/{account}/Messages/{file}"))
    })
}
