//! Where pieces of work lie until they are due: takes each up once at a time, several beside one another.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use anyhow::{Error, Result};
use engine::{Span, Timestamp};
use tokio::sync::Notify;
use tokio::task::{Id, JoinError, JoinSet};

use crate::app::{App, Shared};

/// Pieces of work under way at once.
const HANDS: usize = 32;

/// The longest pause between two looks: another hub on the same store may have left work without a word.
const LOOK: Span = Span::seconds(30);

/// Pause after something failed unexpectedly.
pub(super) const REST: Span = Span::seconds(2);

/// A kind of work that the store holds.
pub(super) trait Work: Send + Sync + 'static {
    type Piece: Clone + Debug + Send + Sync + 'static;
    /// Pieces with the same lane are done one after another.
    type Lane: Ord + Clone + Debug + Send + Sync;

    fn lane(&self, piece: &Self::Piece) -> Self::Lane;
    /// Signals that something new may be due.
    fn news<'a>(&self, app: &'a Shared) -> &'a Notify;
    fn due(
        &self,
        app: &Shared,
        now: Timestamp,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Self::Piece>>> + Send;
    fn next_due(
        &self,
        app: &Shared,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<Timestamp>>> + Send;
    fn perform(&self, app: &Shared, piece: Self::Piece) -> impl Future<Output = Result<()>> + Send;
    /// Looks at a piece that failed unexpectedly again, or no more.
    fn failed(
        &self,
        app: &Shared,
        piece: Self::Piece,
        error: &Error,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// Performs what is due until the hub stops, then finishes what is under way.
pub(super) async fn run<W: Work>(app: App, work: W) {
    let work = Arc::new(work);
    let mut under_way = UnderWay {
        tasks: JoinSet::new(),
        lanes: BTreeMap::new(),
    };
    loop {
        let next = match under_way.take_up(&app, &work).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(
                    error = wire::quiet(error.as_ref()),
                    "Due work can't be read"
                );
                Some(app.time.now() + REST)
            }
        };
        let look = app.time.now() + LOOK;
        let next = next.map_or(look, |next| next.min(look));
        tokio::select! {
            () = work.news(&app).notified() => {}
            () = app.time.sleep_until(Some(next)) => {}
            Some(finished) = under_way.tasks.join_next_with_id() => {
                under_way.finished(&app, &work, finished);
            }
            () = app.stopped() => break,
        }
    }
    while under_way.tasks.join_next().await.is_some() {}
}

struct UnderWay<W: Work> {
    tasks: JoinSet<()>,
    lanes: BTreeMap<Id, (W::Lane, W::Piece)>,
}

impl<W: Work> UnderWay<W> {
    /// Starts what is due and free, and says when to look again.
    async fn take_up(&mut self, app: &App, work: &Arc<W>) -> Result<Option<Timestamp>> {
        if self.lanes.len() >= HANDS {
            return Ok(None);
        }
        // One reading for both questions, or what comes due between them would be missed.
        let now = app.time.now();
        for piece in work.due(app, now, HANDS + self.lanes.len()).await? {
            let lane = work.lane(&piece);
            let free = self.lanes.values().all(|(taken, _)| *taken != lane);
            if free && self.lanes.len() < HANDS {
                let performed = perform(app.clone(), work.clone(), piece.clone());
                let task = self.tasks.spawn(performed);
                self.lanes.insert(task.id(), (lane, piece));
            }
        }
        work.next_due(app, now).await
    }

    /// Frees the lane. A piece that broke off failed like any other: its lane stays taken until it is put off.
    fn finished(&mut self, app: &App, work: &Arc<W>, finished: Result<(Id, ()), JoinError>) {
        let (id, broken) = match finished {
            Ok((id, ())) => (id, None),
            Err(error) => (error.id(), Some(error)),
        };
        let Some((lane, piece)) = self.lanes.remove(&id) else {
            return;
        };
        if let Some(broken) = broken {
            let putting_off = put_off(app.clone(), work.clone(), piece.clone(), broken);
            let task = self.tasks.spawn(putting_off);
            self.lanes.insert(task.id(), (lane, piece));
        }
    }
}

async fn perform<W: Work>(app: App, work: Arc<W>, piece: W::Piece) {
    if let Err(error) = work.perform(&app, piece.clone()).await {
        failed(&app, work.as_ref(), piece, &error).await;
    }
    app.wakes.finished.send_modify(|count| *count += 1);
}

async fn put_off<W: Work>(app: App, work: Arc<W>, piece: W::Piece, broken: JoinError) {
    // What a panic said may carry content.
    let error = match broken.is_panic() {
        true => anyhow::anyhow!("it panicked"),
        false => anyhow::anyhow!("it was cut off"),
    };
    failed(&app, work.as_ref(), piece, &error).await;
    app.wakes.finished.send_modify(|count| *count += 1);
}

async fn failed<W: Work>(app: &Shared, work: &W, piece: W::Piece, error: &Error) {
    // The outermost words are ours; those within may carry content.
    tracing::error!(%error, "A piece of work failed");
    if let Err(error) = work.failed(app, piece, error).await {
        tracing::error!(
            error = wire::quiet(error.as_ref()),
            "A piece of work can't be put off"
        );
        // Without the store there is nothing to do but wait.
        app.time.sleep_until(Some(app.time.now() + REST)).await;
    }
}

#[cfg(test)]
mod tests;
