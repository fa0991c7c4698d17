//! `/webhooks/twilio/…`: what the provider posts. Verified first, kept as it came, answered; understood later.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Denied, INBOUND_PATH, STATUS_PATH};
use crate::app::{App, Shared};
use crate::carrier::Form;
use crate::intake::{self, Arrival};
use crate::store::journal::Kind;

/// A guest's message.
#[utoipa::path(post, path = "/webhooks/twilio/inbound",
    request_body(content = String, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, content_type = "text/xml"), (status = 403, description = "Not signed by the provider")))]
pub(super) async fn inbound(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Denied> {
    keep(
        &app,
        Kind::Inbound,
        INBOUND_PATH,
        query.as_deref(),
        &headers,
        &body,
    )
    .await
}

/// How far a message of ours got.
#[utoipa::path(post, path = "/webhooks/twilio/status",
    request_body(content = String, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, content_type = "text/xml"), (status = 403, description = "Not signed by the provider")))]
pub(super) async fn status(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Denied> {
    keep(
        &app,
        Kind::Status,
        STATUS_PATH,
        query.as_deref(),
        &headers,
        &body,
    )
    .await
}

async fn keep(
    app: &Shared,
    kind: Kind,
    path: &str,
    query: Option<&str>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Denied> {
    let signature = headers
        .get("X-Twilio-Signature")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let query = query.unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    let url = format!("{}{path}{mark}{query}", app.public_url);
    let form = Form::parse(body);
    let Some(account) = app.carrier.verified(&url, &form, signature) else {
        tracing::warn!(path, "A webhook wasn't signed by the provider");
        return Ok(StatusCode::FORBIDDEN.into_response());
    };
    let arrival = Arrival {
        account,
        kind,
        query,
        body,
        listed_until: None,
    };
    intake::take_in(app, arrival).await?;
    Ok(([(header::CONTENT_TYPE, "text/xml")], "<Response/>").into_response())
}
