//! Accounts whose credentials the provider refuses: nothing is handed over until it takes them again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use engine::{Span, Timestamp};

/// A little longer than the question takes.
const MARGIN: Span = Span::seconds(1);

/// Each with the time at which the provider is asked again.
#[derive(Debug, Default)]
pub(crate) struct Refusals(Mutex<BTreeMap<String, Timestamp>>);

impl Refusals {
    /// Whether this is news.
    pub(crate) fn add(&self, account: &str, now: Timestamp) -> bool {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refused.insert(account.to_owned(), now).is_none()
    }

    /// The next question is at `next`.
    pub(crate) fn ask_at(&self, account: &str, next: Timestamp) {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = refused.get_mut(account) {
            *known = next;
        }
    }

    /// Whether the account was refused until now.
    pub(crate) fn lift(&self, account: &str) -> bool {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refused.remove(account).is_some()
    }

    pub(crate) fn has(&self, account: &str) -> bool {
        let refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refused.contains_key(account)
    }

    /// When to look again whether a message may go; `None` when it may now.
    pub(crate) fn wait(&self, account: &str, now: Timestamp) -> Option<Timestamp> {
        let refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refused.get(account).map(|next| (*next).max(now) + MARGIN)
    }
}
