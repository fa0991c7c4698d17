//! Correspondences that were folded before, so that only what came since is read.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use engine::Correspondence;

use crate::store::log::Key;

/// Correspondences kept; beyond that all are forgotten and folded again when wanted.
const CAPACITY: usize = 2_000;

/// Holds only committed states: one that is being written is taken out and comes back with its commit.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<BTreeMap<Key, Correspondence>>);

impl Cache {
    pub(crate) fn take(&self, key: Key) -> Correspondence {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&key).unwrap_or_default()
    }

    pub(crate) fn put(&self, key: Key, state: Correspondence) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= CAPACITY {
            kept.clear();
        }
        kept.insert(key, state);
    }
}
