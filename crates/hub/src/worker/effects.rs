//! Effects: one message of a pair at a time goes to the provider; timers and questions beside it.

use anyhow::{Error, Result};
use engine::Timestamp;
use tokio::sync::Notify;

use super::bench::{REST, Work};
use super::pacing::Pacer;
use super::{answer, reconcile, send, status};
use crate::app::Shared;
use crate::store::effect::{self, Due, EffectKey, Kind, State};

#[derive(Debug, Default)]
pub(super) struct Effects {
    pacer: Pacer,
}

impl Work for Effects {
    type Piece = Due;
    type Lane = EffectKey;

    fn lane(&self, due: &Due) -> EffectKey {
        due.key
    }

    fn news<'a>(&self, app: &'a Shared) -> &'a Notify {
        &app.wakes.effects
    }

    async fn due(&self, app: &Shared, now: Timestamp, limit: usize) -> Result<Vec<Due>> {
        let mut read = app.store.read().await?;
        effect::due(&mut read, now, u32::try_from(limit).unwrap_or(u32::MAX)).await
    }

    async fn next_due(&self, app: &Shared, now: Timestamp) -> Result<Option<Timestamp>> {
        let mut read = app.store.read().await?;
        effect::next_due(&mut read, now).await
    }

    async fn perform(&self, app: &Shared, due: Due) -> Result<()> {
        match (due.key.kind, due.state) {
            (Kind::Send, State::Started) => reconcile::cut_off(app, due.key).await,
            (Kind::Send, State::Waiting) => send::send(app, &self.pacer, due).await,
            (Kind::Answer, _) => answer::overdue(app, due.key).await,
            (Kind::Status, _) => status::ask(app, due).await,
            (Kind::Reconcile, _) => reconcile::look_for(app, due).await,
            (Kind::Transfer, _) => answer::transfer_overdue(app, due.key).await,
        }
    }

    async fn failed(&self, app: &Shared, due: Due, _: &Error) -> Result<()> {
        // A started send may be under way at the provider: it stays started and is reconciled.
        put_off(app, due, app.time.now() + REST).await
    }
}

/// Looks at the effect again at `at`.
pub(super) async fn put_off(app: &Shared, due: Due, at: Timestamp) -> Result<()> {
    let mut write = app.store.write().await?;
    effect::put_off(&mut write, due.key, due.tries, at).await?;
    app.store.commit(write).await
}

/// Ends an effect without anything to record.
pub(super) async fn finish(app: &Shared, key: EffectKey) -> Result<()> {
    let mut write = app.store.write().await?;
    effect::done(&mut write, key).await?;
    app.store.commit(write).await
}

/// What was under way when the hub ended is looked at first.
pub(super) async fn recover(app: &Shared) -> Result<()> {
    let mut write = app.store.write().await?;
    effect::end_leases(&mut write).await?;
    app.store.commit(write).await
}
