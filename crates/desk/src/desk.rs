//! The desk as the shell holds it: one method per command, and a stream of changes.

mod backlog;
mod consent;
mod contacts;
mod conversations;
mod held;
mod ids;
mod members;
mod not_taken;
mod number;
mod switches;
mod timeline;
mod writing;

pub use backlog::Backlog;

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::Span;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use wire::Problem;
use wire::api::Me;
use wire::commands::OneRepair;
use wire::view::{Changes, WorkspaceView};

use crate::config::DeskConfig;
use crate::core::Core;
use crate::fault::problem;
use crate::port::Time;
use crate::store::{Store, setting};
use crate::sync::{self, Hub};

/// An open workspace. Dropping it ends its loops at once, as a kill would; nothing is lost by that.
#[derive(Debug)]
pub struct Desk {
    core: Arc<Core>,
    loops: Vec<JoinHandle<()>>,
}

impl Desk {
    /// Opens the store and starts to sync. What the cache knows is there at once; only a cache that never saw the hub waits for it.
    ///
    /// # Errors
    /// [`Problem::HubAway`] or [`Problem::SignedOut`] if an empty cache can't be filled, [`Problem::Storage`] if the
    /// folder can't be used.
    pub async fn open(config: DeskConfig) -> Result<Self, Problem> {
        Self::assemble(config)
            .await
            .map_err(|error| problem(&error))
    }

    async fn assemble(config: DeskConfig) -> anyhow::Result<Self> {
        let store = Store::open(&config.folder, config.clock.now()).await?;
        let hub = Hub::new(&config.hub_url, config.token)?;
        let known: Option<Me> = setting::read(&mut *store.read().await?, setting::ME).await?;
        let offset: Option<Span> =
            setting::read(&mut *store.read().await?, setting::CLOCK_OFFSET).await?;
        let time = Time::new(config.clock, config.clock_moved, offset.unwrap_or_default());
        let core = match known {
            Some(me) => Core::new(store, hub.of(me.member), time, config.kind, me),
            None => Self::first_time(store, hub, time, config.kind).await?,
        };
        core.relearn().await?;
        core.learn_repairs().await?;
        let core = Arc::new(core);
        core.wakes.all();
        Ok(Self {
            loops: sync::start(&core),
            core,
        })
    }

    /// Fills an empty cache with who the member is and whom they know.
    async fn first_time(
        store: Store,
        hub: Hub,
        time: Time,
        kind: wire::view::WorkspaceKind,
    ) -> anyhow::Result<Core> {
        let before = time.reading();
        let me = hub.me().await?;
        let contacts = hub.contacts().await?;
        let now = me.now;
        let mut transaction = store.begin().await?;
        setting::write(&mut transaction, setting::ME, &me).await?;
        transaction.commit().await?;
        let core = Core::new(store, hub.of(me.member), time, kind, me);
        core.learn_time(now, &before).await?;
        core.learn_contacts(&BTreeMap::new(), &contacts.contacts)
            .await?;
        core.reproject_all().await?;
        Ok(core)
    }

    /// What the interface hears of an error; damage is remembered for the next opening.
    fn told(&self, error: &anyhow::Error) -> Problem {
        self.core.note(error);
        problem(error)
    }

    /// Batches of what looks different now. A reader that lags must load its pages again.
    pub fn changes(&self) -> broadcast::Receiver<Changes> {
        self.core.changes()
    }

    pub fn workspace(&self) -> WorkspaceView {
        self.core.workspace()
    }

    /// The member has seen what a repair saved and what it couldn't.
    pub async fn put_report_away(&self, request: OneRepair) -> Result<(), Problem> {
        self.core
            .put_report_away(request.repair)
            .await
            .map_err(|error| self.told(&error))
    }

    /// Tries the hub now instead of after the pause: the network is back, or the machine woke up.
    pub fn wake(&self) {
        self.core.wakes.all();
    }

    /// Lets the store grow no further, as a full disk would, or again; for practice.
    pub async fn fill_disk(&self, full: bool) -> Result<(), Problem> {
        let limited = self.core.store.limit_pages(full.then_some(0)).await;
        limited.map_err(|error| self.told(&error))
    }

    /// Ends the loops and waits until the store is closed.
    pub async fn close(mut self) {
        for running in self.loops.drain(..) {
            running.abort();
            // Aborting is the only way in which it ends.
            let _ = running.await;
        }
        self.core.store.close().await;
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.loops.iter().for_each(JoinHandle::abort);
    }
}
