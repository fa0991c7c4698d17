//! A running hub.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::app::{App, Shared};
use crate::carrier::Carrier;
use crate::http::{INBOUND_PATH, Mortal, STATUS_PATH};
use crate::looks::Looks;
use crate::record::Cache;
use crate::refusals::Refusals;
use crate::store::Store;
use crate::wake::Wakes;
use crate::{Directory, HubConfig, http, worker};

/// How often is looked whether all is done, where nobody tells.
const GLANCE: Duration = Duration::from_millis(200);

/// Ends its work when dropped, as if killed; [`Hub::stop`] ends it gracefully.
#[derive(Debug)]
pub struct Hub {
    app: App,
    local_addr: SocketAddr,
    server: JoinSet<()>,
    workers: JoinSet<()>,
    /// Connections end with it.
    _life: watch::Sender<()>,
}

/// A hub that has opened its store and has its address, and neither answers nor works yet: the moment to say who
/// belongs to it.
#[derive(Debug)]
pub struct Opened {
    app: App,
    listener: TcpListener,
}

impl Opened {
    /// Where the provider and desks of this machine reach it.
    pub fn url(&self) -> Result<String> {
        let local_addr = self.listener.local_addr().context("listen")?;
        Ok(format!("http://{local_addr}"))
    }

    pub fn directory(&self) -> Directory {
        Directory::new(self.app.clone())
    }

    /// What the parts of a hub share, for tests of one of them.
    #[cfg(test)]
    pub(crate) fn app(&self) -> App {
        self.app.clone()
    }

    /// Takes up what an earlier run left, answers and works.
    pub async fn start(self) -> Result<Hub> {
        let Self { app, listener } = self;
        let local_addr = listener.local_addr().context("listen")?;
        let workers = worker::start(&app).await?;
        let mut server = JoinSet::new();
        let (life, alive) = watch::channel(());
        server.spawn(serve(Mortal { listener, alive }, app.clone()));
        tracing::info!(%local_addr, "The hub listens");
        Ok(Hub {
            app,
            local_addr,
            server,
            workers,
            _life: life,
        })
    }
}

impl Hub {
    /// A hub whose store knows who belongs to it, or will be told later.
    pub async fn start(config: HubConfig) -> Result<Self> {
        Self::open(config).await?.start().await
    }

    /// Opens the store; what the provider posts from now on waits for [`Opened::start`].
    pub async fn open(config: HubConfig) -> Result<Opened> {
        // Another part of the process may have chosen the same already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = Store::open(&config.database, config.crash_points.clone()).await?;
        let listener = TcpListener::bind(config.listen).await.context("listen")?;
        let local_addr = listener.local_addr().context("listen")?;
        let public_url = config.public_url.map_or_else(
            || format!("http://{local_addr}"),
            |url| url.trim_end_matches('/').to_owned(),
        );
        let carrier = Carrier::new(&config.accounts, &config.crash_points)?;
        let app = Arc::new(Shared {
            store,
            cache: Cache::default(),
            time: config.time,
            wakes: Wakes::default(),
            lists: Looks::at(carrier.accounts()),
            approvals: Looks::at(carrier.accounts()),
            refusals: Refusals::default(),
            lookout: config.lookout,
            carrier,
            public_url,
            pacing: config.pacing,
            retries: config.retries,
            crash_points: config.crash_points,
            stopping: watch::Sender::new(false),
        });
        Ok(Opened { app, listener })
    }

    pub fn local_addr(&self) -> SocketAddr {
        self.local_addr
    }

    /// Where desks of this machine reach it.
    pub fn url(&self) -> String {
        format!("http://{}", self.local_addr)
    }

    /// Where the provider posts guests' messages.
    pub fn inbound_url(&self) -> String {
        format!("{}{INBOUND_PATH}", self.app.public_url)
    }

    /// Where the provider posts statuses of messages that name no address of their own.
    pub fn status_url(&self) -> String {
        format!("{}{STATUS_PATH}", self.app.public_url)
    }

    pub fn directory(&self) -> Directory {
        Directory::new(self.app.clone())
    }

    /// Returns when nothing is under way and nothing is due now; later work waits for the clock.
    pub async fn settled(&self) -> Result<()> {
        let mut finished = self.app.wakes.finished.subscribe();
        self.app.wakes.effects.notify_one();
        self.app.wakes.journal.notify_one();
        while worker::is_busy(&self.app).await? {
            // Another hub on the same database does its part without a word to this one.
            if let Ok(changed) = tokio::time::timeout(GLANCE, finished.changed()).await {
                changed.context("the hub has ended")?;
            }
        }
        Ok(())
    }

    /// Takes no more requests, finishes what is under way and closes the store.
    pub async fn stop(mut self) -> Result<()> {
        self.app.stopping.send_replace(true);
        while self.server.join_next().await.is_some() {}
        while self.workers.join_next().await.is_some() {}
        self.app.store.close().await;
        Ok(())
    }

    /// Ends as if killed: nothing is committed after this returns.
    pub fn abort(self) {
        drop(self);
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.app.store.kill();
        self.app.stopping.send_replace(true);
        self.server.abort_all();
        self.workers.abort_all();
    }
}

async fn serve(listener: Mortal, app: App) {
    let stopping = app.clone();
    let stopped = async move { stopping.stopped().await };
    let served = axum::serve(listener, http::router(app))
        .with_graceful_shutdown(stopped)
        .await;
    if let Err(error) = served {
        tracing::error!(%error, "The server ended");
    }
}
