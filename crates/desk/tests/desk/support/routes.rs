//! The routes of the hub of the tests.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use engine::{ContactId, GuestId, LineId, OrganizationId};
use futures::{Stream, StreamExt};
use serde::Deserialize;
use tokio_stream::wrappers::BroadcastStream;
use wire::api::{
    ContactBody, Contacts, FeedPage, LineBody, Me, MemberBody, SaveContactBody, SavedContactBody,
    Submission,
};

use super::bench::id;
use super::hub::{Fault, Shared};
use super::record::Record;

type Hub = State<Arc<Shared>>;

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/v1/me", get(me))
        .route("/v1/contacts", get(contacts))
        .route("/v1/contacts/{id}", put(save_contact))
        .route("/v1/feed", get(feed))
        .route("/v1/intents", post(intents))
        .route("/v1/stream", get(stream))
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), present))
        .with_state(shared)
}

async fn present(State(shared): Hub, request: Request, next: Next) -> Response {
    if *shared.away.borrow() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let token = request.headers().get("authorization");
    let is = |known| token.is_some_and(|token| token == known);
    if is("Bearer ben") {
        let path = request.uri().path().to_owned();
        shared.asked_by_ben.lock().expect("no panic").push(path);
    }
    match is("Bearer anna") || is("Bearer ben") {
        true => next.run(request).await,
        false => StatusCode::UNAUTHORIZED.into_response(),
    }
}

async fn me(State(shared): Hub, headers: HeaderMap) -> Json<Me> {
    let record = shared.record.lock().expect("no panic");
    let is_ben = headers
        .get("authorization")
        .is_some_and(|token| token == "Bearer ben");
    let name = |number: u128, name: &str| {
        MemberBody::eligible(engine::MemberId(id(number)), name.to_owned())
    };
    Json(Me {
        member: if is_ben {
            engine::MemberId(id(2))
        } else {
            record.member
        },
        organization: OrganizationId(id(9)),
        organization_name: "Northwind".to_owned(),
        entitlement: record.entitlement,
        members: vec![name(1, "Anna"), name(2, "Ben")],
        lines: lines(&record),
        policy: record.policy.clone(),
        now: shared.clock.now(),
    })
}

/// The first line, and those beside it.
fn lines(record: &Record) -> Vec<LineBody> {
    let ids = std::iter::once(LineId(id(3))).chain(record.lines.keys().copied());
    let names = ["Northwind", "Northwind Recruiting"];
    let line = |((id, name), number): ((LineId, &str), u64)| LineBody {
        id,
        name: name.to_owned(),
        number: format!("+{number}"),
        policy: record.policy_of(id).clone(),
        account_refused: false,
    };
    ids.zip(names).zip(14_155_550_100..).map(line).collect()
}

async fn contacts(State(shared): Hub) -> Json<Contacts> {
    Json(Contacts {
        contacts: shared.record.lock().expect("no panic").contacts.clone(),
    })
}

async fn save_contact(
    State(shared): Hub,
    Path(contact): Path<ContactId>,
    Json(body): Json<SaveContactBody>,
) -> Json<SavedContactBody> {
    let mut record = shared.record.lock().expect("no panic");
    let known = record
        .contacts
        .iter()
        .find(|known| known.identifiers == body.identifiers);
    if let Some(known) = known {
        return Json(SavedContactBody {
            contact: known.clone(),
            existed: true,
        });
    }
    let contact = ContactBody {
        id: contact,
        guest: GuestId::derived(&contact.to_string(), "guest"),
        name: body.name,
        note: body.note,
        source: "own".to_owned(),
        identifiers: body.identifiers,
    };
    record.contacts.push(contact.clone());
    Json(SavedContactBody {
        contact,
        existed: false,
    })
}

#[derive(Deserialize)]
struct After {
    after: u64,
    limit: usize,
}

async fn feed(State(shared): Hub, Query(query): Query<After>) -> Response {
    shared.feeds.send_modify(|count| *count += 1);
    let record = shared.record.lock().expect("no panic");
    let limit = query.limit.min(*shared.page.lock().expect("no panic"));
    let rows = record
        .feed
        .iter()
        .filter(|row| row.seq > query.after)
        .take(limit)
        .cloned()
        .collect();
    let page = FeedPage {
        rows,
        last: record.last(),
        now: shared.clock.now(),
    };
    match shared.unreadable.lock().expect("no panic").as_deref() {
        None => Json(page).into_response(),
        Some(words) => Json(renamed(&page, words)).into_response(),
    }
}

/// The page with a type of its own for received messages that hold `words`.
fn renamed(page: &FeedPage, words: &str) -> serde_json::Value {
    let mut page = serde_json::to_value(page).expect("pages are JSON");
    for row in page
        .pointer_mut("/rows")
        .and_then(serde_json::Value::as_array_mut)
        .expect("rows")
    {
        let event = row.pointer_mut("/recorded/event").expect("an event");
        if event["type"] == "messageReceived" && event["content"].to_string().contains(words) {
            event["type"] = "unheardOf".into();
        }
    }
    page
}

async fn intents(State(shared): Hub, Json(submission): Json<Submission>) -> Response {
    shared
        .pushed
        .lock()
        .expect("no panic")
        .push(submission.clone());
    if *shared.breaks_on.lock().expect("no panic") == Some(submission.pair.guest) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let fault = shared.faults.lock().expect("no panic").pop_front();
    let now = shared.clock.now();
    let answer = {
        let mut record = shared.record.lock().expect("no panic");
        match &fault {
            Some(Fault::Refused(refusal)) => record.refuse(submission.id, refusal.clone()),
            Some(Fault::AnswerLost) | None => record.submit(&submission, now),
        }
    };
    match fault {
        Some(Fault::AnswerLost) => StatusCode::BAD_GATEWAY.into_response(),
        Some(Fault::Refused(_)) | None => {
            shared.wake();
            Json(answer).into_response()
        }
    }
}

async fn stream(State(shared): Hub) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut away = shared.away.subscribe();
    let gone = async move {
        // The sender lives as long as the server.
        let _ = away.wait_for(|away| *away).await;
    };
    let events = BroadcastStream::new(shared.stream.subscribe()).filter_map(|event| async move {
        event
            .ok()
            .map(|event| Ok(Event::default().json_data(event).expect("events are JSON")))
    });
    Sse::new(events.take_until(Box::pin(gone)))
}
