//! The hub's stream: wakes the loops, and says whether the hub is there.

use std::sync::Arc;

use futures::StreamExt;
use wire::api::StreamEvent;
use wire::view::ConnectionState;

use super::HubFault;
use super::backoff::Backoff;
use super::sse::Events;
use crate::core::Core;

pub(super) async fn run(core: Arc<Core>) {
    let mut backoff = Backoff::new(&core.wakes.nudge);
    loop {
        match listen(&core, &mut backoff).await {
            HubFault::SignedOut => {
                core.connected(ConnectionState::SignedOut);
                backoff.nudged().await;
                core.connected(ConnectionState::Connecting);
            }
            fault @ (HubFault::Away(_) | HubFault::No(_)) => {
                tracing::debug!(%fault, "the stream ended");
                core.connected(ConnectionState::Offline);
                backoff.pause().await;
            }
        }
    }
}

/// Listens until the stream ends, and says why it did.
async fn listen(core: &Core, backoff: &mut Backoff) -> HubFault {
    let response = match core.hub.stream().await {
        Ok(response) => response,
        Err(fault) => return fault,
    };
    core.wakes.all();
    backoff.connected();
    core.connected(ConnectionState::Online);
    let mut events = Events::default();
    let mut bytes = response.bytes_stream();
    while let Some(chunk) = bytes.next().await {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return error.into(),
        };
        for data in events.push(&chunk) {
            wake(core, &data);
        }
    }
    HubFault::Away("the stream was closed".to_owned())
}

fn wake(core: &Core, data: &str) {
    match serde_json::from_str(data) {
        Ok(StreamEvent::Feed { .. } | StreamEvent::Overflow { .. }) => core.wakes.pull.notify_one(),
        Ok(StreamEvent::Directory { .. }) => core.wakes.directory.notify_one(),
        // Nobody is shown yet who looks on or types.
        Ok(StreamEvent::Presence { .. }) => {}
        Err(error) => {
            tracing::warn!(%error, "an unknown event on the stream");
            core.wakes.pull.notify_one();
        }
    }
}
