//! Work that outlives a request: effects are performed, reports of the journal absorbed. The store says what is due.

mod answer;
mod approval;
mod backoff;
mod bench;
pub(crate) mod callback;
mod effects;
pub(crate) mod inbound;
mod journal;
mod lookout;
mod pacing;
mod reconcile;
mod send;
mod status;
mod switched;
mod template;

use std::future::Future;

use tokio::task::JoinSet;

use crate::app::{App, Shared};
use crate::store::{self, effect};

/// Starts the workers; they end when the hub stops, each after what it has begun.
pub(crate) async fn start(app: &App) -> anyhow::Result<JoinSet<()>> {
    effects::recover(app).await?;
    journal::recover(app).await?;
    let mut workers = JoinSet::new();
    workers.spawn(bench::run(app.clone(), journal::Journal));
    for account in app.carrier.accounts() {
        let watch = lookout::watch(app.clone(), account.to_owned());
        workers.spawn(until_stopped(app.clone(), watch));
        let watch = approval::watch(app.clone(), account.to_owned());
        workers.spawn(until_stopped(app.clone(), watch));
    }
    workers.spawn(perform_effects(app.clone()));
    Ok(workers)
}

/// Whether anything is under way or due.
pub(crate) async fn is_busy(app: &Shared) -> anyhow::Result<bool> {
    let now = app.time.now();
    let mut read = app.store.read().await?;
    let performing = app.lists.all_succeeded();
    Ok(app.lists.are_due(now)
        || app.approvals.are_due(now)
        || performing && effect::is_busy(&mut read, now).await?
        || store::journal::is_busy(&mut read, now).await?)
}

/// A STOP may have come while the hub was away: nothing goes out before the provider was asked (W5).
async fn perform_effects(app: App) {
    tokio::select! {
        () = app.lists.have_succeeded() => {}
        () = app.stopped() => return,
    }
    bench::run(app, effects::Effects::default()).await;
}

async fn until_stopped(app: App, work: impl Future<Output = ()>) {
    tokio::select! {
        () = work => {}
        () = app.stopped() => {}
    }
}
