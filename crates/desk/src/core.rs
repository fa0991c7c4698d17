//! The heart of a desk: the one place where the store is written, always in this order: decide, one transaction, tell.

mod act;
mod announce;
mod answer;
mod apply;
mod catalog;
mod explain;
#[cfg(test)]
mod full_disk;
mod look;
mod members;
mod not_taken;
mod refused;
mod relearn;
mod repairs;
mod reproject;
mod room;
mod start;
mod start_over;
mod tick;
mod writing;

pub(crate) use answer::Outcome;
pub(crate) use apply::Progress;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::{Mutex, Notify, broadcast, watch};
use wire::api::Me;
use wire::view::{CatchUpView, Changes, ConnectionState, RepairView, WorkspaceKind, WorkspaceView};

use crate::books::Books;
use crate::directory::Directory;
use crate::fault::is_no_room;
use crate::port::Time;
use crate::project::Renderer;
use crate::store::Store;
use crate::sync::Hub;

/// Batches a slow reader may be behind before it must load its pages again.
const BACKLOG: usize = 256;

#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) store: Store,
    pub(crate) hub: Hub,
    pub(crate) time: Time,
    pub(crate) wakes: Wakes,
    kind: WorkspaceKind,
    directory: RwLock<Arc<Directory>>,
    /// Whoever writes to the store holds this, so that replicas and store never part.
    books: Mutex<Books>,
    changes: broadcast::Sender<Changes>,
    connection: watch::Sender<ConnectionState>,
    /// Something was written that nobody was told of.
    untold: AtomicBool,
    standing: RwLock<Standing>,
}

/// What the interface is told beside who the member is.
#[derive(Debug, Default)]
struct Standing {
    /// Reports that the member hasn't put away.
    repairs: Vec<RepairView>,
    catching_up: Option<CatchUpView>,
    room: room::Room,
}

/// What the loops of the sync wait for.
#[derive(Debug, Default)]
pub(crate) struct Wakes {
    pub(crate) pull: Notify,
    pub(crate) push: Notify,
    pub(crate) directory: Notify,
    pub(crate) tick: Notify,
    pub(crate) room: Notify,
    /// Counts up when there is reason to believe that the hub answers again.
    pub(crate) nudge: watch::Sender<u64>,
}

impl Wakes {
    pub(crate) fn all(&self) {
        self.pull.notify_one();
        self.push.notify_one();
        self.directory.notify_one();
        self.nudge.send_modify(|count| *count += 1);
    }
}

impl Core {
    pub(crate) fn new(store: Store, hub: Hub, time: Time, kind: WorkspaceKind, me: Me) -> Self {
        Self {
            store,
            hub,
            time,
            wakes: Wakes::default(),
            kind,
            directory: RwLock::new(Arc::new(Directory::new(me))),
            books: Mutex::default(),
            changes: broadcast::Sender::new(BACKLOG),
            connection: watch::Sender::new(ConnectionState::Connecting),
            untold: AtomicBool::new(false),
            standing: RwLock::default(),
        }
    }

    pub(crate) fn directory(&self) -> Arc<Directory> {
        Arc::clone(
            &self
                .directory
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    pub(crate) fn changes(&self) -> broadcast::Receiver<Changes> {
        self.changes.subscribe()
    }

    pub(crate) fn renderer<'a>(&self, directory: &'a Directory) -> Renderer<'a> {
        Renderer {
            directory,
            now: self.time.now(),
        }
    }

    pub(crate) fn workspace(&self) -> WorkspaceView {
        let directory = self.directory();
        let me = &directory.me;
        let standing = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        WorkspaceView {
            kind: self.kind,
            member_id: me.member.to_string(),
            member_name: directory.name(me.member),
            organization: me.organization_name.clone(),
            connection: *self.connection.borrow(),
            clock_offset_ms: self.time.ahead_of_device().0,
            switched_off: directory.switched_off(),
            account_refused: me.lines.iter().any(|line| line.account_refused),
            no_room: standing.room.is_lacking(),
            repairs: standing.repairs.clone(),
            catching_up: standing.catching_up,
        }
    }

    /// Notes how it stands with the hub, and tells it if that is new.
    pub(crate) fn connected(&self, state: ConnectionState) {
        if self
            .connection
            .send_if_modified(|known| std::mem::replace(known, state) != state)
        {
            self.tell_workspace();
        }
    }

    pub(crate) fn tell_workspace(&self) {
        self.tell(Changes {
            workspace: Some(self.workspace()),
            ..Changes::default()
        });
    }

    /// Notes what an error says of the store: damage for the next opening, a full disk for the interface.
    pub(crate) fn note(&self, error: &anyhow::Error) {
        self.store.note_damage(error);
        if is_no_room(error) {
            self.lacks_room();
        }
    }

    /// Sends a batch to whoever listens; nobody has to.
    fn tell(&self, changes: Changes) {
        self.wakes.tick.notify_one();
        if changes != Changes::default() {
            let _ = self.changes.send(changes);
        }
    }
}
