//! Twilio's REST surface: Messages of the 2010 API and the Content API.

use std::sync::Arc;

use axum::{
    Router, middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::provider::Provider;

mod accept;
mod approval;
mod auth;
mod codes;
mod content;
mod create;
mod error;
mod listing;
mod request;
mod resource;
mod shape;
mod single;

pub(crate) use codes::code_text;

use error::ApiError;

/// The routes, behind HTTP Basic authentication.
pub(crate) fn router(provider: Arc<Provider>) -> Router {
    let messages = get(listing::list).post(create::create);
    let message = get(single::read)
        .post(single::update)
        .delete(single::delete);
    let accounts = Router::new()
        .route("/2010-04-01/Accounts/{account}/Messages.json", messages)
        .route("/2010-04-01/Accounts/{account}/Messages/{file}", message);
    let contents = Router::new()
        .route("/v1/Content", get(content::list).post(content::create))
        .route(
            "/v1/Content/{sid}",
            get(content::read).delete(content::delete),
        )
        .route("/v1/Content/{sid}/ApprovalRequests", get(approval::read))
        .route(
            "/v1/Content/{sid}/ApprovalRequests/whatsapp",
            post(approval::request),
        );
    accounts
        .merge(contents)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&provider),
            auth::require,
        ))
        .with_state(provider)
}

/// What answers an address that is none.
pub(crate) async fn nowhere(uri: axum::http::Uri) -> Response {
    ApiError::not_found(uri.path()).into_response()
}
