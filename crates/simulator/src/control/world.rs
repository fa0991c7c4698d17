//! The clock, faults, senders and what has changed.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};

use crate::{
    fault::Fault,
    message::Message,
    provider::{Alert, Provider},
    record::Record,
    sender::Sender,
    view::Changes,
    webhook,
};

use super::Refused;

/// The longest a request for changes is kept open.
const WAIT_MAX_MS: u64 = 25_000;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct After {
    #[serde(default)]
    after: u64,
    #[serde(default = "wait_max")]
    wait_ms: u64,
}

fn wait_max() -> u64 {
    WAIT_MAX_MS
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Time {
    now_ms: i64,
    shift_ms: i64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Advance {
    by_ms: u64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Registered {
    name: String,
    inbound_url: Option<String>,
    status_url: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Origin {
    origin: String,
}

/// Waits for a change, at most as long as asked; no change answers with an empty list.
pub(super) async fn changes(
    State(provider): State<Arc<Provider>>,
    Query(query): Query<After>,
) -> Json<Changes> {
    let wait = Duration::from_millis(query.wait_ms.min(WAIT_MAX_MS));
    let changes = tokio::time::timeout(wait, Changes::after(&provider, query.after)).await;
    Json(changes.unwrap_or_else(|_| Changes::now(&provider, query.after)))
}

pub(super) async fn clock(State(provider): State<Arc<Provider>>) -> Json<Time> {
    Json(time(&provider))
}

pub(super) async fn advance(
    State(provider): State<Arc<Provider>>,
    Json(advance): Json<Advance>,
) -> Result<Json<Time>, Refused> {
    provider.config.clock.advance(advance.by_ms);
    provider.note_clock()?;
    Ok(Json(time(&provider)))
}

pub(super) async fn faults(State(provider): State<Arc<Provider>>) -> Json<Vec<Fault>> {
    Json(provider.armed().list())
}

pub(super) async fn arm(
    State(provider): State<Arc<Provider>>,
    Json(fault): Json<Fault>,
) -> StatusCode {
    provider.armed().arm(fault);
    StatusCode::CREATED
}

pub(super) async fn disarm(State(provider): State<Arc<Provider>>) -> StatusCode {
    provider.armed().clear();
    StatusCode::NO_CONTENT
}

pub(super) async fn senders(State(provider): State<Arc<Provider>>) -> Json<Vec<Sender>> {
    Json(provider.look(|world| world.senders.values().cloned().collect()))
}

pub(super) async fn register(
    State(provider): State<Arc<Provider>>,
    Path(number): Path<String>,
    Json(registered): Json<Registered>,
) -> Result<Json<Sender>, Refused> {
    let sender = Sender {
        number,
        name: registered.name,
        inbound_url: registered.inbound_url,
        status_url: registered.status_url,
    };
    let kept = sender.clone();
    provider.change(|_| Ok((vec![Record::Sender(kept)], ())))?;
    Ok(Json(sender))
}

pub(super) async fn move_webhooks(
    State(provider): State<Arc<Provider>>,
    Json(to): Json<Origin>,
) -> Result<StatusCode, Refused> {
    provider.change(|world| Ok((webhook::moved(world, &to.origin), ())))?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn messages(State(provider): State<Arc<Provider>>) -> Json<Vec<Message>> {
    Json(provider.look(|world| {
        let sids = world.by_time.values();
        let messages = sids.filter_map(|sid| world.messages.get(sid));
        messages.cloned().collect()
    }))
}

pub(super) async fn alerts(State(provider): State<Arc<Provider>>) -> Json<Vec<Alert>> {
    Json(provider.alerts())
}

pub(super) async fn reset(State(provider): State<Arc<Provider>>) -> Result<StatusCode, Refused> {
    provider.change(|_| Ok((vec![Record::Reset], ())))?;
    Ok(StatusCode::NO_CONTENT)
}

fn time(provider: &Provider) -> Time {
    Time {
        now_ms: provider.now_ms(),
        shift_ms: provider.config.clock.shift_ms(),
    }
}
