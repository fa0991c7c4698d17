//! Pulling the feed after the cursor, page by page.

use std::sync::Arc;

use wire::view::ConnectionState;

use super::HubFault;
use super::backoff::Backoff;
use crate::core::{Core, Progress};

const PAGE: u32 = 500;

pub(super) async fn run(core: Arc<Core>) {
    let mut backoff = Backoff::new(&core.wakes.nudge);
    loop {
        core.wakes.pull.notified().await;
        while let Err(error) = pull(&core).await {
            tracing::debug!(error = wire::quiet(error.as_ref()), "pulling failed");
            match error.downcast_ref::<HubFault>() {
                Some(HubFault::SignedOut) => {
                    core.connected(ConnectionState::SignedOut);
                    backoff.nudged().await;
                }
                Some(HubFault::Away(_)) => backoff.pause().await,
                Some(HubFault::No(_)) | None => {
                    tracing::error!(
                        error = wire::quiet(error.as_ref()),
                        "the feed can't be taken in"
                    );
                    core.note(&error);
                    backoff.pause().await;
                }
            }
        }
        backoff.connected();
    }
}

async fn pull(core: &Core) -> anyhow::Result<()> {
    loop {
        let before = core.time.reading();
        let page = core.hub.feed(core.cursor().await?, PAGE).await?;
        core.learn_time(page.now, &before).await?;
        match core.apply(page).await? {
            Progress::Complete => return Ok(()),
            Progress::More => {}
            Progress::Gap => anyhow::bail!("the feed has a gap after the cursor"),
            Progress::Behind => core.start_over().await?,
        }
    }
}
