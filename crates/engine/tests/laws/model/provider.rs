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
    /// Nobody knows what became of it: a word about it counts until a later attempt is handed over.
    pub(crate) unknown: bool,
    /// Nothing more is expected of it.
    pub(crate) given_up: Option<GivenUp>,
}

/// Why an attempt is not waited for any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GivenUp {
    /// The provider surely didn't take it, and is to be asked again.
    Postponed,
    /// Its author sent the message again.
    SentAgain,
}

impl Attempt {
    /// As far as is known, the guest has it or will.
    fn counts(self) -> bool {
        !(self.failed || self.given_up.is_some() || self.unknown)
    }
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
            let new = known.taken_at.is_none();
            known.taken_at.get_or_insert(at);
            if new {
                self.known(attempt);
            }
        }
    }

    /// The provider took it, and then said nothing for too long.
    pub(crate) fn silent(&mut self, attempt: (MessageId, u32)) {
        if let Some(known) = self.open(attempt)
            && known.taken_at.is_some()
            && known.reached.is_none()
        {
            known.unknown = true;
            self.in_flight.remove(&attempt);
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
            self.known(attempt);
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
            known.given_up = Some(GivenUp::Postponed);
            self.in_flight.remove(&attempt);
        }
    }

    pub(crate) fn failed(&mut self, attempt: (MessageId, u32), kind: FailureKind, now: Timestamp) {
        let Some(known) = self.open(attempt) else {
            return;
        };
        known.failed = true;
        known.unknown = false;
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

    /// An attempt nobody knew about has arrived: it is the one that counts.
    fn known(&mut self, attempt: (MessageId, u32)) {
        if let Some(known) = self.attempts.get_mut(&attempt) {
            known.unknown = false;
            known.given_up = None;
        }
        self.current.insert(attempt.0, attempt.1);
    }

    /// What became known of an attempt by now: nothing more can come of one that failed or was given up.
    fn is_over(&self, attempt: (MessageId, u32)) -> bool {
        let Some(known) = self.attempts.get(&attempt) else {
            return true;
        };
        let mut others = self.attempts_of(attempt.0).filter(|it| *it != attempt);
        let gone_on = match known.unknown {
            true => others.any(|other| self.attempts[&other].counts()),
            false => known.given_up.is_some() || self.current.get(&attempt.0) != Some(&attempt.1),
        };
        gone_on || known.failed || known.reached >= Some(ProviderStatus::Delivered)
    }

    pub(crate) fn attempts_of(
        &self,
        message: MessageId,
    ) -> impl Iterator<Item = (MessageId, u32)> + '_ {
        let of_it = self.attempts.range((message, 0)..=(message, u32::MAX));
        of_it.map(|(attempt, _)| *attempt)
    }

    /// Attempts that the guest may have got.
    pub(crate) fn copies(&self, message: MessageId) -> usize {
        let attempts = self.attempts_of(message);
        let may_be_there =
            |known: &Attempt| !known.failed && known.given_up != Some(GivenUp::Postponed);
        attempts
            .filter(|it| may_be_there(&self.attempts[it]))
            .count()
    }

    fn open(&mut self, attempt: (MessageId, u32)) -> Option<&mut Attempt> {
        match self.is_over(attempt) {
            true => None,
            false => self.attempts.get_mut(&attempt),
        }
    }
}
