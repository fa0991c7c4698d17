//! `GET /v1/feed`: what the member may see, in commit order.

use anyhow::Context;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::Deserialize;
use sqlx::Connection;
use wire::api::FeedPage;

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::store::feed;

/// Most rows of one page.
const PAGE: u32 = 500;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Number of the last row the reader has.
    #[serde(default)]
    after: u64,
    /// Most rows wanted, up to 500.
    limit: Option<u32>,
}

/// Rows after a number.
#[utoipa::path(get, path = "/v1/feed", security(("bearer" = [])), params(Wanted), responses(
    (status = 200, body = schema::FeedPage),
    (status = 400, body = schema::Problem),
    (status = 401, body = schema::Problem),
))]
pub(super) async fn page(
    State(app): State<App>,
    session: Session,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<FeedPage>, Denied> {
    let Query(wanted) = wanted?;
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let mut read = app.store.read().await?;
    // One state of the store for both, so that the page says truly whether there is more.
    let mut read = read.begin().await.context("read the feed")?;
    let rows = feed::page(&mut read, session.who(), wanted.after, limit).await?;
    let last = feed::last(&mut read, session.root, session.member.id).await?;
    Ok(Json(FeedPage {
        rows,
        last,
        now: app.time.now(),
    }))
}
