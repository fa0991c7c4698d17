//! What a desk needs to be opened.

use std::fmt;
use std::path::PathBuf;

use tokio::sync::watch;
use wire::clock::Clock;
use wire::view::WorkspaceKind;

/// Where the store is, which hub it belongs to, and what time it is.
#[derive(Clone)]
pub struct DeskConfig {
    /// Folder of this workspace's store; made if missing.
    pub folder: PathBuf,
    /// Such as `http://127.0.0.1:4711`, without a slash at the end.
    pub hub_url: String,
    /// The member's bearer token.
    pub token: String,
    pub clock: Clock,
    /// Changes whenever `clock` was turned by hand.
    pub clock_moved: watch::Receiver<u64>,
    pub kind: WorkspaceKind,
}

impl fmt::Debug for DeskConfig {
    /// Leaves the token out: it must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeskConfig")
            .field("folder", &self.folder)
            .field("hub_url", &self.hub_url)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
