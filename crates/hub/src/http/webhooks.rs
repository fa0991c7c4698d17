//! `/webhooks/twilio/…`: what the provider posts. Verified first, kept as it came, answered; understood later.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Denied, INBOUND_PATH, STATUS_PATH};
use crate::app::{App, Shared};
use crate::carrier::Form;
use crate::store::journal::{self, Kind, Report};

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
    let report = Report {
        account: account.to_owned(),
        dedupe_key: dedupe_key(kind, &form, body),
        kind,
        lane: lane(&form),
        query: query.to_owned(),
        body: String::from_utf8_lossy(body).into_owned(),
    };
    let mut write = app.store.write().await?;
    journal::keep(&mut write, &report, app.time.now()).await?;
    app.store.commit(write).await?;
    app.wakes.journal.notify_one();
    Ok(([(header::CONTENT_TYPE, "text/xml")], "<Response/>").into_response())
}

/// What repeats of one report have in common.
fn dedupe_key(kind: Kind, form: &Form, body: &[u8]) -> String {
    match (kind, form.get("MessageSid")) {
        (Kind::Inbound, Some(sid)) => inbound_key(sid),
        (Kind::Status, Some(sid)) => {
            let status = form.get("MessageStatus").unwrap_or_default();
            let code = form.get("ErrorCode").unwrap_or_default();
            format!("status:{sid}:{status}:{code}")
        }
        (Kind::Inbound | Kind::Status | Kind::Switch, _) => {
            use sha2::Digest;
            format!("body:{}", crate::carrier::hex(&sha2::Sha256::digest(body)))
        }
    }
}

/// The dedupe key of a guest's message, however it came.
pub(crate) fn inbound_key(sid: &str) -> String {
    format!("inbound:{sid}")
}

/// Both parties in either order: reports on them are absorbed one after another.
pub(crate) fn lane(form: &Form) -> String {
    let mut parties = [
        form.get("From").unwrap_or_default(),
        form.get("To").unwrap_or_default(),
    ];
    parties.sort_unstable();
    parties.join(" ")
}
