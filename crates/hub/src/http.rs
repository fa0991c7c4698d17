//! The hub's HTTP: what desks ask and what the provider reports.

mod admin;
mod contacts;
mod denied;
mod feed;
mod guests;
mod intents;
mod listener;
mod me;
mod openapi;
mod presence;
mod schema;
mod session;
mod stream;
mod webhooks;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};

use crate::app::App;

pub(crate) use denied::Denied;
pub(crate) use listener::Mortal;
pub use openapi::openapi;

/// Bodies of desks and of webhooks are small; whatever is larger is neither.
const BODY_LIMIT: usize = 64 * 1024;

/// Every route: its method and its path.
pub const ROUTES: &[(&str, &str)] = &[
    ("get", "/v1/me"),
    ("get", "/v1/contacts"),
    ("put", "/v1/contacts/{id}"),
    ("get", "/v1/guests/{id}/conversations"),
    ("post", "/v1/conversations/{id}/presence"),
    ("post", "/v1/intents"),
    ("get", "/v1/feed"),
    ("get", "/v1/stream"),
    ("get", "/v1/admin/switches"),
    ("put", "/v1/admin/switches"),
    ("get", "/v1/admin/reports"),
    ("post", "/v1/admin/reading"),
    ("get", "/openapi.json"),
    ("get", "/health"),
    ("post", "/webhooks/twilio/inbound"),
    ("post", "/webhooks/twilio/status"),
];

pub(crate) const INBOUND_PATH: &str = "/webhooks/twilio/inbound";
pub(crate) const STATUS_PATH: &str = "/webhooks/twilio/status";

pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/v1/me", get(me::show))
        .route("/v1/contacts", get(contacts::list))
        .route("/v1/contacts/{id}", put(contacts::save))
        .route("/v1/guests/{id}/conversations", get(guests::conversations))
        .route("/v1/conversations/{id}/presence", post(presence::tell))
        .route("/v1/intents", post(intents::submit))
        .route("/v1/feed", get(feed::page))
        .route("/v1/stream", get(stream::open))
        .route(
            "/v1/admin/switches",
            get(admin::standing).put(admin::switches),
        )
        .route("/v1/admin/reports", get(admin::reports))
        .route("/v1/admin/reading", post(admin::reading))
        .route("/openapi.json", get(openapi::serve))
        .route("/health", get(health))
        .route(INBOUND_PATH, post(webhooks::inbound))
        .route(STATUS_PATH, post(webhooks::status))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(app)
}

/// Says that the hub runs and its store can be read.
#[utoipa::path(get, path = "/health", responses((status = 200, description = "The hub works")))]
async fn health(
    axum::extract::State(app): axum::extract::State<App>,
) -> Result<&'static str, Denied> {
    app.store.read().await?;
    Ok("ok")
}
