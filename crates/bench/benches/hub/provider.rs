//! A provider that answers at once: it knows every message, and has nothing that wasn't posted.

use anyhow::Result;
use axum::extract::Path;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

/// Its address on loopback.
pub(crate) async fn start() -> Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let router = Router::new()
        .route("/2010-04-01/Accounts/{account}/Messages.json", get(list))
        .route(
            "/2010-04-01/Accounts/{account}/Messages/{file}",
            get(message),
        );
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}

async fn list() -> Json<Value> {
    Json(json!({ "messages": [], "next_page_uri": null }))
}

async fn message(Path((_, file)): Path<(String, String)>) -> Json<Value> {
    Json(json!({
        "sid": file.trim_end_matches(".json"),
        "status": "received",
        "direction": "inbound",
        "date_created": "Wed, 25 Nov 2026 09:00:00 +0000",
    }))
}
