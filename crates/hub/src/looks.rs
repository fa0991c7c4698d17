//! When each account at the provider is looked at next: its list of messages, the approval of its templates.

use std::collections::BTreeMap;

use engine::Timestamp;
use tokio::sync::watch;

#[derive(Debug)]
pub(crate) struct Looks(watch::Sender<BTreeMap<String, Look>>);

#[derive(Debug, Clone, Copy, Default)]
struct Look {
    /// Unset: now.
    next: Option<Timestamp>,
    /// It was read to its end at least once, or waiting for that was given up.
    succeeded: bool,
    called: u64,
}

/// A look under way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Begun {
    called: u64,
}

impl Looks {
    /// The first look at each account is due.
    pub(crate) fn at<'a>(accounts: impl Iterator<Item = &'a str>) -> Self {
        let looks = accounts.map(|account| (account.to_owned(), Look::default()));
        Self(watch::Sender::new(looks.collect()))
    }

    /// Something changed: the next look at every account is due.
    pub(crate) fn call(&self) {
        self.0.send_modify(|looks| {
            for look in looks.values_mut() {
                look.next = None;
                look.called += 1;
            }
        });
    }

    pub(crate) fn begin(&self, account: &str) -> Begun {
        let called = self.0.borrow().get(account).map_or(0, |look| look.called);
        Begun { called }
    }

    /// A look ended, whether it succeeded or not; the next is at `next`, unless there was a call meanwhile.
    pub(crate) fn ended(&self, account: &str, begun: Begun, next: Timestamp) {
        self.0.send_modify(|looks| {
            let look = looks.entry(account.to_owned()).or_default();
            look.next = (look.called == begun.called).then_some(next);
        });
    }

    pub(crate) fn succeeded(&self, account: &str) {
        self.0.send_modify(|looks| {
            looks.entry(account.to_owned()).or_default().succeeded = true;
        });
    }

    /// Returns when the next look at the account is due because something changed.
    pub(crate) async fn called(&self, account: &str) {
        let mut looks = self.0.subscribe();
        // The sender lives as long as `self`.
        let _ = looks
            .wait_for(|looks| looks.get(account).is_none_or(|look| look.next.is_none()))
            .await;
    }

    pub(crate) fn are_due(&self, now: Timestamp) -> bool {
        let looks = self.0.borrow();
        looks
            .values()
            .any(|look| look.next.is_none_or(|next| next <= now))
    }

    /// Returns once a look at every account succeeded.
    pub(crate) async fn have_succeeded(&self) {
        let mut looks = self.0.subscribe();
        // The sender lives as long as `self`.
        let _ = looks.wait_for(all_succeeded).await;
    }

    pub(crate) fn all_succeeded(&self) -> bool {
        all_succeeded(&self.0.borrow())
    }
}

fn all_succeeded(looks: &BTreeMap<String, Look>) -> bool {
    looks.values().all(|look| look.succeeded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_during_a_look_is_not_lost() {
        let looks = Looks::at(["AC1"].into_iter());
        let begun = looks.begin("AC1");
        looks.call();
        looks.ended("AC1", begun, Timestamp(1_000));
        assert!(looks.are_due(Timestamp(0)), "another look is due");
        let begun = looks.begin("AC1");
        looks.ended("AC1", begun, Timestamp(1_000));
        assert!(!looks.are_due(Timestamp(999)), "none before its time");
        assert!(looks.are_due(Timestamp(1_000)), "and then it is");
    }
}
