//! What every part of a running hub shares.

use std::sync::Arc;

use tokio::sync::watch;

use crate::carrier::Carrier;
use crate::config::{Lookout, Pacing, Retries};
use crate::looks::Looks;
use crate::record::Cache;
use crate::refusals::Refusals;
use crate::store::Store;
use crate::wake::Wakes;
use crate::{CrashPoints, Time};

pub(crate) type App = Arc<Shared>;

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) store: Store,
    pub(crate) cache: Cache,
    pub(crate) time: Time,
    pub(crate) wakes: Wakes,
    pub(crate) carrier: Carrier,
    /// What the provider knows this hub by, without a slash at the end.
    pub(crate) public_url: String,
    pub(crate) pacing: Pacing,
    pub(crate) retries: Retries,
    pub(crate) lookout: Lookout,
    /// Of the provider's lists of messages.
    pub(crate) lists: Looks,
    /// Of the templates' approval.
    pub(crate) approvals: Looks,
    pub(crate) refusals: Refusals,
    pub(crate) crash_points: CrashPoints,
    /// True once the hub is to stop.
    pub(crate) stopping: watch::Sender<bool>,
}

impl Shared {
    /// Returns when the hub is to stop.
    pub(crate) async fn stopped(&self) {
        let mut stopping = self.stopping.subscribe();
        // The sender lives as long as `self`.
        let _ = stopping.wait_for(|stop| *stop).await;
    }
}
