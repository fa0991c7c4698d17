//! Showing what time alone changes, when it does.

use std::sync::Arc;

use super::backoff::Backoff;
use crate::core::Core;

pub(super) async fn run(core: Arc<Core>) {
    let mut backoff = Backoff::new(&core.wakes.nudge);
    let mut turns = core.time.turns();
    loop {
        match wait_and_show(&core, &mut turns).await {
            Ok(()) => backoff.connected(),
            Err(error) => {
                tracing::error!(
                    error = wire::quiet(error.as_ref()),
                    "what time changed can't be shown"
                );
                backoff.pause().await;
            }
        }
    }
}

async fn wait_and_show(
    core: &Core,
    turns: &mut tokio::sync::watch::Receiver<u64>,
) -> anyhow::Result<()> {
    let next = core.next_change().await?;
    tokio::select! {
        () = core.time.reached(next) => {}
        () = core.wakes.tick.notified() => {}
        Ok(()) = turns.changed() => {
            core.wakes.pull.notify_one();
            core.tell_workspace();
        }
    }
    while core.tick().await? {}
    Ok(())
}
