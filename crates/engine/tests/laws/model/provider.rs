//! What became of each attempt, as far as the provider has said.

use engine::{FailureKind, MessageId, ProviderStatus, Timestamp};

use super::{Model, Word};

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attempt {
    pub(crate) started_at: Timestamp,
    /// The provider's time of taking it, once it is known to have.
    pub(crate) taken_at: Option<Timestamp>,
    pub(crate) reached: Option<ProviderStatus>,
    pub(crate) failed: bool,
    pub(crate) unknown: bool,
    /// Nothing more is expected of it: its author sent the message again, or it is to be tried once more.
    pub(crate) given_up: bool,
}

impl Model {
    pub(crate) fn started(&mut self, attempt: (MessageId, u32), at: Timestamp) {
        let known = Attempt {
            started_at: at,
            ..Attempt::default()
        };
        self.attempts.insert(attempt, known);
        self.in_flight.insert(attempt);
    }

    pub(crate) fn taken(&mut self, attempt: (MessageId, u32), at: Timestamp) {
        if let Some(known) = self.open(attempt) {
            known.taken_at.get_or_insert(at);
        }
    }

    pub(crate) fn reached(
        &mut self,
        attempt: (MessageId, u32),
        status: ProviderStatus,
        at: Timestamp,
    ) {
        if let Some(known) = self.open(attempt) {
            known.taken_at.get_or_insert(at);
            known.reached = known.reached.max(Some(status));
            self.in_flight.remove(&attempt);
        }
    }

    pub(crate) fn uncertain(&mut self, attempt: (MessageId, u32)) {
        if let Some(known) = self.open(attempt)
            && known.taken_at.is_none()
        {
            known.unknown = true;
            self.in_flight.remove(&attempt);
        }
    }

    /// Nothing came of it, and it will be tried again.
    pub(crate) fn postponed(&mut self, attempt: (MessageId, u32)) {
        if let Some(known) = self.open(attempt)
            && known.taken_at.is_none()
            && !known.unknown
        {
            known.given_up = true;
            self.in_flight.remove(&attempt);
        }
    }

    pub(crate) fn failed(&mut self, attempt: (MessageId, u32), kind: FailureKind, now: Timestamp) {
        let Some(known) = self.open(attempt) else {
            return;
        };
        known.failed = true;
        let tried_at = known.taken_at.unwrap_or(known.started_at);
        self.in_flight.remove(&attempt);
        let arrival = self.arrival();
        let words = self.kinds.get(&attempt.0).is_some_and(|kind| kind.words);
        if kind == FailureKind::OutsideWindow && words {
            self.closed.push((tried_at, arrival));
        }
        if kind == FailureKind::BlockedByGuest {
            self.words.push(((now, arrival), Word::No));
        }
    }

    fn open(&mut self, attempt: (MessageId, u32)) -> Option<&mut Attempt> {
        match self.is_over(attempt) {
            true => None,
            false => self.attempts.get_mut(&attempt),
        }
    }
}
