//! HTTP Basic authentication with the account's id and auth token.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use subtle::ConstantTimeEq;

use crate::{
    fault::{Subject, Trouble},
    provider::Provider,
};

use super::ApiError;

/// Lets a request through only with the account's credentials.
pub(super) async fn require(
    State(provider): State<Arc<Provider>>,
    request: Request,
    next: Next,
) -> Response {
    let refused = provider.take_fault(Subject::default(), |trouble| {
        (trouble == Trouble::CredentialsRefused).then_some(())
    });
    let known = credentials(request.headers())
        .is_some_and(|(name, secret)| known(&provider, &name, &secret));
    if refused.is_some() || !known {
        return ApiError::new(20_003).into_response();
    }
    let path = request.uri().path();
    let mut parts = path
        .split('/')
        .skip_while(|part| *part != "Accounts")
        .skip(1);
    if parts
        .next()
        .is_some_and(|account| account != provider.config.account_sid)
    {
        return ApiError::not_found(path).into_response();
    }
    next.run(request).await
}

fn credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let header = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (name, secret) = decoded.split_once(':')?;
    Some((name.to_owned(), secret.to_owned()))
}

fn known(provider: &Provider, name: &str, secret: &str) -> bool {
    let config = &provider.config;
    let secret_fits = secret.as_bytes().ct_eq(config.auth_token.as_bytes());
    name == config.account_sid && bool::from(secret_fits)
}
