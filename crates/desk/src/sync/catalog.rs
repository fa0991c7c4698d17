//! Reading the directory again when the hub says that it changed.

use std::sync::Arc;

use super::HubFault;
use super::backoff::Backoff;
use crate::core::Core;

pub(super) async fn run(core: Arc<Core>) {
    let mut backoff = Backoff::new(&core.wakes.nudge);
    loop {
        core.wakes.directory.notified().await;
        while let Err(error) = read(&core).await {
            tracing::debug!(
                error = wire::quiet(error.as_ref()),
                "reading the directory failed"
            );
            match error.downcast_ref::<HubFault>() {
                Some(HubFault::SignedOut) => backoff.nudged().await,
                Some(HubFault::Away(_) | HubFault::No(_)) | None => backoff.pause().await,
            }
        }
        backoff.connected();
    }
}

async fn read(core: &Core) -> anyhow::Result<()> {
    core.learn_me(core.hub.me().await?).await?;
    let known = core.known_contacts().await?;
    let contacts = core.hub.contacts().await?.contacts;
    core.learn_contacts(&known, &contacts).await
}
