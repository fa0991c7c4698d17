//! When each account at the provider is looked through next for messages that were never posted.

use std::collections::BTreeMap;

use engine::Timestamp;
use tokio::sync::watch;

/// Unset: the first look is still to come.
type Next = BTreeMap<String, Option<Timestamp>>;

#[derive(Debug)]
pub(crate) struct Looks(watch::Sender<Next>);

impl Looks {
    pub(crate) fn at<'a>(accounts: impl Iterator<Item = &'a str>) -> Self {
        let next = accounts.map(|account| (account.to_owned(), None));
        Self(watch::Sender::new(next.collect()))
    }

    /// A look ended, whether it succeeded or not; the next is at `next`.
    pub(crate) fn looked(&self, account: &str, next: Timestamp) {
        self.0.send_modify(|looks| {
            looks.insert(account.to_owned(), Some(next));
        });
    }

    pub(crate) fn are_due(&self, now: Timestamp) -> bool {
        let looks = self.0.borrow();
        looks
            .values()
            .any(|next| next.is_none_or(|next| next <= now))
    }

    /// Returns once every account had its first look.
    pub(crate) async fn have_begun(&self) {
        let mut looks = self.0.subscribe();
        // The sender lives as long as `self`.
        let _ = looks
            .wait_for(|looks| looks.values().all(Option::is_some))
            .await;
    }
}
