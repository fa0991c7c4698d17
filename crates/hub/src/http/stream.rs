//! `GET /v1/stream`: server-sent events that only wake; the feed is the truth.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use engine::Timestamp;
use futures::Stream;
use tokio::sync::{broadcast, watch};
use wire::api::StreamEvent;

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::store::feed;
use crate::time::changed;
use crate::wake::Wake;

/// Wakes the reader when the feed grows, the directory changes or the hub's clock is moved.
#[utoipa::path(get, path = "/v1/stream", security(("bearer" = [])), responses(
    (status = 200, body = schema::StreamEvent, content_type = "text/event-stream"),
    (status = 401, body = schema::Problem),
))]
pub(super) async fn open(
    State(app): State<App>,
    session: Session,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Denied> {
    let (root, member) = session.who();
    // Subscribed before the end of the feed is read, so that nothing falls between.
    let wakes = app.wakes.subscribe(root, member);
    let mut read = app.store.read().await?;
    let last = feed::last(&mut read, root, member).await?;
    drop(read);
    let reader = Reader {
        moved: app.time.moves(),
        first: true,
        app,
        session,
        wakes,
        last,
    };
    let events = futures::stream::unfold(reader, |mut reader| async move {
        let event = reader.next().await?;
        let json = serde_json::to_string(&event).ok()?;
        Some((Ok(Event::default().data(json)), reader))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

struct Reader {
    app: App,
    session: Session,
    wakes: broadcast::Receiver<Wake>,
    moved: watch::Receiver<u64>,
    last: u64,
    first: bool,
}

impl Reader {
    /// The next event; `None` ends the stream.
    async fn next(&mut self) -> Option<StreamEvent> {
        if std::mem::take(&mut self.first) {
            return Some(self.feed());
        }
        let wake = tokio::select! {
            wake = self.wakes.recv() => wake,
            () = changed(&mut self.moved) => return Some(self.feed()),
            () = self.app.stopped() => return None,
        };
        match wake {
            Ok(Wake::Feed(last)) => {
                self.last = self.last.max(last);
                Some(self.feed())
            }
            Ok(Wake::Directory) => {
                let valid = self.session.is_valid(&self.app).await.unwrap_or(false);
                valid.then(|| StreamEvent::Directory { now: self.now() })
            }
            Ok(Wake::Presence(present)) => Some(StreamEvent::Presence {
                conversation: present.conversation,
                member: present.member,
                state: present.state,
                until: present.until,
            }),
            Err(broadcast::error::RecvError::Lagged(_)) => {
                Some(StreamEvent::Overflow { now: self.now() })
            }
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }

    fn feed(&self) -> StreamEvent {
        StreamEvent::Feed {
            last: self.last,
            now: self.now(),
        }
    }

    fn now(&self) -> Timestamp {
        self.app.time.now()
    }
}
