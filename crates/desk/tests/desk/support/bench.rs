//! The workbench of a test: hub, clock, desk, and waiting for what must come.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use desk::{Desk, DeskConfig};
use engine::{ContactId, ConversationId, GuestId, LineId, MemberId, Pair, Span, Timestamp};
use tempfile::TempDir;
use tokio::sync::watch;
use uuid::Uuid;
use wire::Problem;
use wire::api::{ContactBody, IdentifierBody};
use wire::clock::Clock;
use wire::commands::{
    ConversationFilter, ListConversations, ReadTimeline, SendText, StartConversation,
    TimelineAnchor,
};
use wire::view::{ConversationRow, TimelineItem, WorkspaceKind};

use super::hub::{Fault, Hub};
use super::record::Record;

/// Long enough for a loaded machine; only a failing test waits that long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) struct Bench {
    pub(crate) hub: Hub,
    pub(crate) folder: TempDir,
    now: Arc<AtomicI64>,
    moved: watch::Sender<u64>,
}

impl Bench {
    /// A hub with the member Anna and her contact Mara, at a round hour.
    pub(crate) async fn new() -> Self {
        let now = Arc::new(AtomicI64::new(1_800_000_000_000));
        let clock = clock(&now);
        let mut record = Record::new(MemberId(id(1)));
        record
            .contacts
            .push(Self::contact(100, "Mara Silva", "+14155550132"));
        let hub = Hub::start(record, clock).await;
        let folder = TempDir::new().expect("a folder");
        Self {
            hub,
            folder,
            now,
            moved: watch::Sender::new(0),
        }
    }

    /// The contact `number`, whose guest is the next number.
    pub(crate) fn contact(number: u128, name: &str, phone: &str) -> ContactBody {
        ContactBody {
            id: ContactId(id(number)),
            guest: GuestId(id(number + 1)),
            name: name.to_owned(),
            note: "Client".to_owned(),
            source: "own".to_owned(),
            identifiers: vec![IdentifierBody::Phone(phone.to_owned())],
        }
    }

    /// Anna's line and Mara.
    pub(crate) fn pair() -> Pair {
        Pair {
            line: LineId(id(3)),
            guest: GuestId(id(101)),
        }
    }

    pub(crate) fn config(&self) -> DeskConfig {
        DeskConfig {
            folder: self.folder.path().to_owned(),
            hub_url: self.hub.url.clone(),
            token: "anna".to_owned(),
            clock: clock(&self.now),
            clock_moved: self.moved.subscribe(),
            kind: WorkspaceKind::Practice,
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("desk.sqlite")
    }

    pub(crate) async fn open(&self) -> Desk {
        Desk::open(self.config()).await.expect("the desk opens")
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp(self.now.load(Ordering::SeqCst))
    }

    pub(crate) fn advance(&self, span: Span) {
        self.now.fetch_add(span.0, Ordering::SeqCst);
        self.moved.send_modify(|count| *count += 1);
    }

    pub(crate) fn away(&self, away: bool) {
        self.hub.shared.away.send_replace(away);
    }

    pub(crate) fn fault(&self, fault: Fault) {
        self.hub
            .shared
            .faults
            .lock()
            .expect("no panic")
            .push_back(fault);
    }

    pub(crate) fn pushed(&self) -> Vec<wire::api::Submission> {
        self.hub.shared.pushed.lock().expect("no panic").clone()
    }

    /// A conversation with Mara in which she has agreed, known to the hub and to `desk`.
    pub(crate) async fn agreed(&self, desk: &Desk) -> ConversationId {
        let conversation = ConversationId(id(1_000));
        let request = StartConversation {
            contact: id(100).to_string(),
            conversation: conversation.to_string(),
            request: id(1_001).to_string(),
        };
        desk.start_conversation(request)
            .await
            .expect("the request goes out");
        self.settled(desk).await;
        self.carry("opt-in");
        self.guest_writes("in-1", "Yes");
        self.carry("told-that-connected");
        self.until(desk, async || {
            self.row(desk, conversation)
                .await
                .is_some_and(|row| row.unread == 1)
        })
        .await;
        conversation
    }

    pub(crate) async fn send(
        &self,
        desk: &Desk,
        conversation: ConversationId,
        message: u128,
        text: &str,
    ) -> Result<(), Problem> {
        desk.send_text(SendText {
            conversation: conversation.to_string(),
            drafted_in: conversation.to_string(),
            message: id(message).to_string(),
            text: text.to_owned(),
        })
        .await
    }

    pub(crate) async fn row(
        &self,
        desk: &Desk,
        conversation: ConversationId,
    ) -> Option<ConversationRow> {
        let page = desk
            .conversations(ListConversations {
                query: String::new(),
                filter: ConversationFilter::All,
                after: None,
                limit: 100,
            })
            .await
            .expect("the list");
        page.rows
            .into_iter()
            .find(|row| row.id == conversation.to_string())
    }

    /// The latest items of a timeline, oldest first.
    pub(crate) async fn items(
        &self,
        desk: &Desk,
        conversation: ConversationId,
    ) -> Vec<TimelineItem> {
        let request = ReadTimeline {
            conversation: conversation.to_string(),
            around: TimelineAnchor::Latest,
            limit: 100,
        };
        desk.timeline(request).await.expect("the timeline").items
    }

    /// Waits until `holds`, looking again after every change the desk tells of.
    pub(crate) async fn until(&self, desk: &Desk, holds: impl AsyncFn() -> bool) {
        let mut changes = desk.changes();
        let waited = tokio::time::timeout(PATIENCE, async {
            while !holds().await {
                let _ = changes.recv().await;
            }
        });
        waited.await.expect("what the test waits for comes");
    }

    /// Waits until the hub has everything the desk wants and the desk has shown everything the hub knows.
    pub(crate) async fn settled(&self, desk: &Desk) {
        self.hub.wake();
        self.until(desk, async || {
            let last = self.hub.record().last();
            let state = desk.backlog().await.expect("the store can be read");
            state.outbox == 0 && state.cursor == last
        })
        .await;
    }
}

fn clock(now: &Arc<AtomicI64>) -> Clock {
    let now = Arc::clone(now);
    Clock::from_fn(move || Timestamp(now.load(Ordering::SeqCst)))
}
