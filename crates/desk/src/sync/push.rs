//! Pushing the outbox: in order within a pair, each intent under its own id until it is answered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use wire::Problem;
use wire::view::ConnectionState;

use super::HubFault;
use super::backoff::Backoff;
use crate::core::{Core, Outcome};
use crate::store::outbox::{self, Waiting, Wedge};

/// Rows looked at together.
const BATCH: i64 = 64;
/// Requests under way at once.
const LANES: usize = 8;

pub(super) async fn run(core: Arc<Core>) {
    let mut backoff = Backoff::new(&core.wakes.nudge);
    loop {
        core.wakes.push.notified().await;
        while let Err(error) = push(&core).await {
            tracing::debug!(error = wire::quiet(error.as_ref()), "pushing failed");
            match error.downcast_ref::<HubFault>() {
                Some(HubFault::SignedOut) => {
                    core.connected(ConnectionState::SignedOut);
                    backoff.nudged().await;
                }
                Some(HubFault::Away(_) | HubFault::No(_)) | None => {
                    core.note(&error);
                    // What is new is tried at once: it may not be it that fails.
                    tokio::select! {
                        () = backoff.pause() => {}
                        () = core.wakes.push.notified() => {}
                    }
                }
            }
        }
        backoff.connected();
    }
}

/// Pushes everything that waits, pairs side by side. A pair whose intent the hub can't take now holds up no other, as
/// long as it takes any.
async fn push(core: &Core) -> anyhow::Result<()> {
    let mut failed: BTreeMap<i64, anyhow::Error> = BTreeMap::new();
    loop {
        let mut waiting = outbox::waiting(&mut *core.store.read().await?, 0, BATCH).await?;
        let mut lanes = BTreeSet::new();
        waiting.retain(|row| !failed.contains_key(&row.pair) && lanes.insert(row.pair));
        waiting.truncate(LANES);
        let submitted = waiting.iter().map(|row| submit(core, row));
        let done = futures::future::join_all(submitted).await;
        let nothing_went = !done.iter().any(Result::is_ok);
        for (row, done) in waiting.iter().zip(done) {
            if let Err(error) = done {
                failed.insert(row.pair, error);
            }
        }
        if nothing_went {
            return failed.into_values().next().map_or(Ok(()), Err);
        }
    }
}

async fn submit(core: &Core, row: &Waiting) -> anyhow::Result<()> {
    let outcome = match core.hub.submit(&row.submission).await {
        Ok(answer) => Outcome::from(answer),
        Err(HubFault::No(problem)) => Outcome::Stuck(wedge(&problem)),
        Err(fault @ (HubFault::Away(_) | HubFault::SignedOut)) => {
            core.count_try(row.number).await?;
            return Err(fault.into());
        }
    };
    core.answered(row, outcome).await?;
    core.wakes.pull.notify_one();
    Ok(())
}

fn wedge(problem: &Problem) -> Wedge {
    Wedge::Malformed {
        detail: problem.to_string(),
    }
}
