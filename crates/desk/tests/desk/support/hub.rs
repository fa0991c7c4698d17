//! The hub of the tests: real HTTP on loopback, with faults on request.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use engine::Refusal;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use wire::api::StreamEvent;
use wire::clock::Clock;

use super::record::Record;
use super::routes;

/// What goes wrong with the next intent that is pushed.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// Written down, but the answer doesn't arrive.
    AnswerLost,
    /// Refused for a reason the desk couldn't know.
    Refused(Refusal),
}

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) record: Mutex<Record>,
    pub(crate) clock: Clock,
    /// Nothing answers and no stream stays open.
    pub(crate) away: tokio::sync::watch::Sender<bool>,
    pub(crate) faults: Mutex<VecDeque<Fault>>,
    /// What this guest's conversation is asked for breaks the hub, each time.
    pub(crate) breaks_on: Mutex<Option<engine::GuestId>>,
    /// Every intent that reached the hub, repeats among them.
    pub(crate) pushed: Mutex<Vec<wire::api::Submission>>,
    /// How often the feed was asked for.
    pub(crate) feeds: tokio::sync::watch::Sender<u64>,
    /// What Ben's session asked for.
    pub(crate) asked_by_ben: Mutex<Vec<String>>,
    pub(crate) stream: broadcast::Sender<StreamEvent>,
    /// Rows in one page of the feed at most.
    pub(crate) page: Mutex<usize>,
    /// Events with these words have a type that no desk knows yet.
    pub(crate) unreadable: Mutex<Option<String>>,
}

#[derive(Debug)]
pub(crate) struct Hub {
    pub(crate) shared: Arc<Shared>,
    pub(crate) url: String,
    serving: JoinHandle<()>,
}

impl Hub {
    pub(crate) async fn start(record: Record, clock: Clock) -> Self {
        let shared = Arc::new(Shared {
            record: Mutex::new(record),
            clock,
            away: tokio::sync::watch::Sender::new(false),
            faults: Mutex::default(),
            breaks_on: Mutex::default(),
            pushed: Mutex::default(),
            feeds: tokio::sync::watch::Sender::new(0),
            asked_by_ben: Mutex::default(),
            stream: broadcast::Sender::new(64),
            page: Mutex::new(500),
            unreadable: Mutex::default(),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let router = routes::router(Arc::clone(&shared));
        let serving = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("serves until it is dropped");
        });
        Self {
            shared,
            url,
            serving,
        }
    }

    pub(crate) fn record(&self) -> MutexGuard<'_, Record> {
        self.shared
            .record
            .lock()
            .expect("no test panics while holding the record")
    }

    /// Tells open streams how far the feed reaches.
    pub(crate) fn wake(&self) {
        self.shared.wake();
    }
}

impl Shared {
    pub(crate) fn wake(&self) {
        let last = self.record.lock().expect("no panic").last();
        let _ = self.stream.send(StreamEvent::Feed {
            last,
            now: self.clock.now(),
        });
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
