//! The API's own description, served at `/openapi.json`.

use axum::Json;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(title = "MultiLine hub", description = "The connector service. Times are milliseconds since 1970-01-01 UTC."),
    paths(
        super::me::show,
        super::contacts::list,
        super::contacts::save,
        super::guests::conversations,
        super::presence::tell,
        super::intents::submit,
        super::feed::page,
        super::stream::open,
        super::admin::standing,
        super::admin::switches,
        super::admin::reports,
        super::admin::reading,
        super::openapi::serve,
        super::health,
        super::webhooks::inbound,
        super::webhooks::status,
    ),
    modifiers(&Bearer)
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme(
            "bearer",
            SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
        );
    }
}

/// The OpenAPI document of the hub.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", responses((status = 200, description = "OpenAPI 3.1")))]
pub(super) async fn serve() -> Json<utoipa::openapi::OpenApi> {
    Json(openapi())
}
