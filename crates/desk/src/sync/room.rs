//! Looking for room on a full disk, whether or not the hub answers.

use std::sync::Arc;

use super::backoff::Backoff;
use crate::core::Core;

pub(super) async fn run(core: Arc<Core>) {
    let mut backoff = Backoff::new(&core.wakes.nudge);
    loop {
        core.wakes.room.notified().await;
        while !core.found_room().await {
            backoff.pause().await;
        }
        backoff.connected();
    }
}
