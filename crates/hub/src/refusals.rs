//! Accounts whose credentials the provider refuses: nothing is handed over until it answers a question of theirs again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use engine::{Span, Timestamp};

/// A little longer than the question takes.
const MARGIN: Span = Span::seconds(1);

#[derive(Debug, Default)]
pub(crate) struct Refusals(Mutex<BTreeMap<String, Refusal>>);

#[derive(Debug)]
struct Refusal {
    /// When the provider last refused to send.
    at: Timestamp,
    /// When it is asked next.
    next: Timestamp,
    /// It answered a question since: sends may be tried, which says nothing yet of whether they are taken.
    tried: bool,
}

impl Refusals {
    /// Whether this is news.
    pub(crate) fn add(&self, account: &str, now: Timestamp) -> bool {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let refusal = Refusal {
            at: now,
            next: now,
            tried: false,
        };
        refused.insert(account.to_owned(), refusal).is_none()
    }

    /// The next question is at `next`.
    pub(crate) fn ask_at(&self, account: &str, next: Timestamp) {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = refused.get_mut(account) {
            known.next = next;
        }
    }

    /// The provider answered a question: sends may be tried. Whether the account was refused until now: it was if none
    /// was refused for `quiet`, within which whatever waits would have been tried.
    pub(crate) fn answered(&self, account: &str, now: Timestamp, quiet: Span) -> bool {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = refused.get_mut(account) else {
            return false;
        };
        known.tried = true;
        now >= known.at + quiet && refused.remove(account).is_some()
    }

    /// The provider took a message. Whether the account was refused until now.
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
        let refusal = refused.get(account).filter(|refusal| !refusal.tried);
        refusal.map(|refusal| refusal.next.max(now) + MARGIN)
    }
}
