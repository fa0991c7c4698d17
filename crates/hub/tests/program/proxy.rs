//! Stands before the provider and can swallow an answer: the provider has accepted, and the hub will never know.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::Notify;

pub(crate) struct Proxy {
    pub(crate) url: String,
    inner: Arc<Inner>,
}

struct Inner {
    provider: String,
    http: reqwest::Client,
    armed: AtomicBool,
    swallowed: Notify,
}

impl Proxy {
    pub(crate) async fn start(provider: String) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new(Inner {
            provider,
            http: reqwest::Client::new(),
            armed: AtomicBool::new(false),
            swallowed: Notify::new(),
        });
        let app = Router::new().fallback(pass_on).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, inner }
    }

    pub(crate) fn swallow_next_answer(&self) {
        self.inner.armed.store(true, Ordering::SeqCst);
    }

    /// Returns once the provider has accepted a message whose answer was swallowed.
    pub(crate) async fn swallowed(&self) {
        self.inner.swallowed.notified().await;
    }
}

async fn pass_on(
    State(inner): State<Arc<Inner>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let sends = method == Method::POST && uri.path().ends_with("/Messages.json");
    let mut request = inner
        .http
        .request(method, format!("{}{uri}", inner.provider))
        .body(body);
    for name in [header::AUTHORIZATION, header::CONTENT_TYPE] {
        if let Some(value) = headers.get(&name) {
            request = request.header(name, value);
        }
    }
    let answer = request.send().await.unwrap();
    if sends && inner.armed.swap(false, Ordering::SeqCst) {
        inner.swallowed.notify_one();
        std::future::pending::<()>().await;
    }
    let status = answer.status();
    Response::builder()
        .status(status)
        .body(Body::from(answer.bytes().await.unwrap()))
        .unwrap()
}
