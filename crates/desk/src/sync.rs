//! The loops that keep a desk and its hub together. The stream only wakes; the feed is the truth; the outbox is pushed.

mod backoff;
mod catalog;
mod clock;
mod hub;
mod page;
mod pull;
mod push;
mod room;
mod sse;
mod stream;

use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::core::Core;

pub(crate) use hub::{Hub, HubFault};
pub(crate) use page::{FeedPage, FeedRow, Reading, read as read_page};
pub(crate) use sse::Events;

/// Starts every loop. They end when they are aborted.
pub(crate) fn start(core: &Arc<Core>) -> Vec<JoinHandle<()>> {
    vec![
        tokio::spawn(stream::run(Arc::clone(core))),
        tokio::spawn(pull::run(Arc::clone(core))),
        tokio::spawn(push::run(Arc::clone(core))),
        tokio::spawn(catalog::run(Arc::clone(core))),
        tokio::spawn(clock::run(Arc::clone(core))),
        tokio::spawn(room::run(Arc::clone(core))),
    ]
}
