//! Pushing the outbox: in order within a pair, each intent under its own id until it is answered.

use std::collections::BTreeSet;
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
            tracing::debug!(error = format!("{error:#}"), "pushing failed");
            match error.downcast_ref::<HubFault>() {
                Some(HubFault::SignedOut) => {
                    core.connected(ConnectionState::SignedOut);
                    backoff.nudged().await;
                }
                Some(HubFault::Away(_) | HubFault::No(_)) | None => {
                    core.note(&error);
                    backoff.pause().await;
                }
            }
        }
        backoff.connected();
    }
}

/// Pushes everything that waits, pairs side by side.
async fn push(core: &Core) -> anyhow::Result<()> {
    loop {
        let waiting = outbox::waiting(&mut *core.store.read().await?, 0, BATCH).await?;
        if waiting.is_empty() {
            return Ok(());
        }
        let mut lanes = BTreeSet::new();
        let firsts: Vec<_> = waiting
            .iter()
            .filter(|row| lanes.insert(row.pair))
            .take(LANES)
            .collect();
        let done = futures::future::join_all(firsts.into_iter().map(|row| submit(core, row))).await;
        done.into_iter().collect::<anyhow::Result<()>>()?;
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
