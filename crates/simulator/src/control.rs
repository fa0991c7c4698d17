//! The HTTP surface to act as any guest, behind a bearer token of its own.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde_json::json;
use subtle::ConstantTimeEq;

use crate::{phone::CannotAct, provider::Provider};

mod acts;
mod guests;
mod world;

/// The routes below `/control`.
pub(crate) fn router(provider: Arc<Provider>) -> Router {
    Router::new()
        .route("/guests", get(guests::list).post(guests::add))
        .route("/guests/{id}", get(guests::thread).patch(guests::alter))
        .route("/guests/{id}/messages", post(acts::write))
        .route("/guests/{id}/presses", post(acts::press))
        .route("/guests/{id}/read", post(acts::read))
        .route("/changes", get(world::changes))
        .route("/clock", get(world::clock))
        .route("/clock/advance", post(world::advance))
        .route(
            "/faults",
            get(world::faults).post(world::arm).delete(world::disarm),
        )
        .route("/senders", get(world::senders))
        .route("/senders/{number}", put(world::register))
        .route("/webhooks/move", post(world::move_webhooks))
        .route("/messages", get(world::messages))
        .route("/alerts", get(world::alerts))
        .route("/reset", post(world::reset))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&provider),
            require,
        ))
        .with_state(provider)
}

async fn require(State(provider): State<Arc<Provider>>, request: Request, next: Next) -> Response {
    let header = request.headers().get(header::AUTHORIZATION);
    let given = header
        .and_then(|header| header.to_str().ok())
        .and_then(|header| header.strip_prefix("Bearer "))
        .unwrap_or_default();
    let wanted = provider.config.control_token.as_bytes();
    if !bool::from(given.as_bytes().ct_eq(wanted)) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    next.run(request).await
}

/// A refused act: `{error}` with a sentence.
#[derive(Debug)]
struct Refused(StatusCode, String);

impl From<CannotAct> for Refused {
    fn from(reason: CannotAct) -> Self {
        let status = match reason {
            CannotAct::NoSuchGuest | CannotAct::NoSuchMessage | CannotAct::NoSuchButton => {
                StatusCode::NOT_FOUND
            }
            CannotAct::NotOnWhatsApp | CannotAct::Blocked | CannotAct::NoSender => {
                StatusCode::CONFLICT
            }
            CannotAct::NotStored => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self(status, reason.to_string())
    }
}

impl From<anyhow::Error> for Refused {
    fn from(error: anyhow::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}
