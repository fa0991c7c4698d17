//! A hub that only has a feed, over HTTP on loopback.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::extract::{Query, State};
use axum::response::sse::{Event as StreamedEvent, Sse};
use axum::routing::get;
use axum::{Json, Router};
use engine::{Entitlement, OrganizationId, Policy, Timestamp};
use futures::{Stream, StreamExt};
use serde::Deserialize;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use uuid::Uuid;
use wire::api::{Contacts, FeedPage, LineBody, Me, MemberBody, StreamEvent};

use super::corpus::{Corpus, LINE, MEMBER};

/// Later than every message.
pub(crate) const NOW: Timestamp = Timestamp(1_900_000_000_000);

#[derive(Debug)]
struct Shared {
    corpus: Mutex<Corpus>,
    stream: broadcast::Sender<StreamEvent>,
}

#[derive(Debug)]
pub(crate) struct Hub {
    shared: Arc<Shared>,
    pub(crate) url: String,
}

impl Hub {
    pub(crate) async fn start(corpus: Corpus) -> Result<Self> {
        let shared = Arc::new(Shared {
            corpus: Mutex::new(corpus),
            stream: broadcast::Sender::new(16),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let router = Router::new()
            .route("/v1/me", get(me))
            .route("/v1/contacts", get(contacts))
            .route("/v1/feed", get(feed))
            .route("/v1/stream", get(stream))
            .with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { shared, url })
    }

    pub(crate) fn with<T>(&self, look: impl FnOnce(&mut Corpus) -> T) -> T {
        let corpus = &self.shared.corpus;
        look(&mut corpus.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells the desk that there is more.
    pub(crate) fn wake(&self) {
        let last = self.with(|corpus| corpus.feed.len() as u64);
        // Nobody has to listen.
        let _ = self
            .shared
            .stream
            .send(StreamEvent::Feed { last, now: NOW });
    }
}

async fn me() -> Json<Me> {
    let name = "Anna".to_owned();
    Json(Me {
        member: MEMBER,
        organization: OrganizationId(Uuid::from_u128(9)),
        organization_name: "Northwind".to_owned(),
        entitlement: Entitlement::Entitled,
        members: vec![MemberBody::eligible(MEMBER, name)],
        lines: vec![LineBody {
            id: LINE,
            name: "Northwind".to_owned(),
            number: "+14155550100".to_owned(),
            policy: Policy::default(),
            account_refused: false,
        }],
        policy: Policy::default(),
        now: NOW,
    })
}

async fn contacts() -> Json<Contacts> {
    Json(Contacts { contacts: vec![] })
}

#[derive(Deserialize)]
struct After {
    after: u64,
    limit: usize,
}

async fn feed(State(shared): State<Arc<Shared>>, Query(query): Query<After>) -> Json<FeedPage> {
    let corpus = shared.corpus.lock().unwrap_or_else(PoisonError::into_inner);
    let after = usize::try_from(query.after).unwrap_or(usize::MAX);
    let rows = corpus.feed.iter().skip(after).take(query.limit);
    Json(FeedPage {
        rows: rows.cloned().collect(),
        last: corpus.feed.len() as u64,
        now: NOW,
    })
}

async fn stream(
    State(shared): State<Arc<Shared>>,
) -> Sse<impl Stream<Item = Result<StreamedEvent, Infallible>>> {
    let events = BroadcastStream::new(shared.stream.subscribe());
    Sse::new(events.filter_map(|event| async move {
        let event = StreamedEvent::default().json_data(event.ok()?).ok()?;
        Some(Ok(event))
    }))
}
