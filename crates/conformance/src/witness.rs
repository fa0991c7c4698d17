//! A witness on the way to a judge: hands every request on, and keeps what was asked and what was complained of.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri, header};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::body::{body_names, query_names};
use crate::description::Description;

/// Headers that belong to one connection.
const OF_ONE_HOP: [HeaderName; 4] = [
    header::HOST,
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
];

/// One request and what came of it.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    /// Method and described path, or the given one if none is described.
    pub(crate) operation: String,
    /// Names in the query and body.
    pub(crate) names: Vec<String>,
    pub(crate) status: u16,
    pub(crate) complaints: Vec<String>,
}

impl Exchange {
    /// Whether the judge never got the answer to hand on.
    pub(crate) fn was_cut(&self) -> bool {
        self.complaints
            .iter()
            .any(|said| said.contains("socket hang up"))
    }
}

#[derive(Debug)]
struct Seat {
    description: Description,
    upstream: String,
    http: reqwest::Client,
    /// Chooses among the examples of a mock server by the request's query.
    prefer: fn(&str) -> Option<&'static str>,
    seen: Mutex<Vec<Exchange>>,
}

/// Listens until it is dropped.
#[derive(Debug)]
pub(crate) struct Witness {
    pub(crate) url: String,
    seat: Arc<Seat>,
    _server: JoinSet<()>,
}

impl Witness {
    pub(crate) async fn before(upstream: &str, description: &Description) -> Result<Self> {
        Self::preferring(upstream, description, |_| None).await
    }

    pub(crate) async fn preferring(
        upstream: &str,
        description: &Description,
        prefer: fn(&str) -> Option<&'static str>,
    ) -> Result<Self> {
        let seat = Arc::new(Seat {
            description: description.clone(),
            upstream: upstream.to_owned(),
            http: reqwest::Client::builder().no_proxy().build()?,
            prefer,
            seen: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.context("listen")?;
        let url = format!("http://{}", listener.local_addr()?);
        let routes = Router::new()
            .fallback(hand_on)
            .with_state(Arc::clone(&seat));
        let mut server = JoinSet::new();
        server.spawn(async move {
            // It ends with the witness.
            let _ = axum::serve(listener, routes).await;
        });
        Ok(Self {
            url,
            seat,
            _server: server,
        })
    }

    pub(crate) fn seen(&self) -> Vec<Exchange> {
        let seen = self.seat.seen.lock();
        seen.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn hand_on(
    State(seat): State<Arc<Seat>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut exchange = seat.asked(&method, &uri, &headers, &body);
    let answer = seat.answer(method, &uri, headers, body).await;
    let (status, headers, body) = answer.unwrap_or_else(|error| {
        exchange.complaints.push(format!("no answer: {error:#}"));
        (StatusCode::BAD_GATEWAY, HeaderMap::new(), Bytes::new())
    });
    exchange.status = status.as_u16();
    let said = headers
        .get("sl-violations")
        .and_then(|said| said.to_str().ok());
    exchange.complaints.extend(said.map(ToOwned::to_owned));
    let type_of = headers.get(header::CONTENT_TYPE);
    if type_of.is_some_and(|kind| kind.as_bytes().starts_with(b"application/problem")) {
        exchange
            .complaints
            .push(String::from_utf8_lossy(&body).into_owned());
    }
    let mut seen = seat.seen.lock().unwrap_or_else(PoisonError::into_inner);
    seen.push(exchange);
    drop(seen);
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

impl Seat {
    fn asked(&self, method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Exchange {
        let content_type = headers.get(header::CONTENT_TYPE);
        let content_type = content_type
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let query = query_names(uri.query().unwrap_or_default());
        let body = body_names(content_type, body);
        let operation = self.description.operation(method.as_str(), uri.path());
        let complaints = match &operation {
            None => vec![format!("{method} {} is not described", uri.path())],
            Some(known) => {
                let unknown = known.unknown(&query, &body).into_iter();
                unknown.map(|name| format!("there is no {name}")).collect()
            }
        };
        Exchange {
            operation: operation.map_or_else(|| format!("{method} {}", uri.path()), |it| it.name),
            names: query.into_iter().chain(body).collect(),
            status: 0,
            complaints,
        }
    }

    async fn answer(
        &self,
        method: Method,
        uri: &Uri,
        mut headers: HeaderMap,
        body: Bytes,
    ) -> Result<(StatusCode, HeaderMap, Bytes)> {
        without_hop(&mut headers);
        let prefer = (self.prefer)(uri.query().unwrap_or_default());
        if let Some(prefer) = prefer {
            headers.insert("prefer", prefer.parse().context("a preference")?);
        }
        let asked = self.http.request(method, format!("{}{uri}", self.upstream));
        let answer = asked.headers(headers).body(body).send().await?;
        let (status, mut headers) = (answer.status(), answer.headers().clone());
        without_hop(&mut headers);
        Ok((status, headers, answer.bytes().await?))
    }
}

fn without_hop(headers: &mut HeaderMap) {
    for name in OF_ONE_HOP {
        headers.remove(name);
    }
}
