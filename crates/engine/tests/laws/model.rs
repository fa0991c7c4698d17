//! The guest's phone and the provider, simply: what was said, asked, handed over and answered, and when.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Author, MessageId, Span, Timestamp};

mod consent;
mod provider;
mod window;

pub(crate) use provider::{Attempt, GivenUp};

/// A word of the guest that settles something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Yes,
    No,
    Other,
}

/// What the world outside knows. Numbers of arrival tell apart what happened at one moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    arrivals: u64,
    words: Vec<((Timestamp, u64), Word)>,
    /// Time and end of the window of each message of the guest.
    guest: Vec<((Timestamp, u64), Timestamp)>,
    /// Attempts the provider refused as outside its window, by the time it was given them.
    closed: Vec<(Timestamp, u64)>,
    pub(crate) attempts: BTreeMap<(MessageId, u32), Attempt>,
    /// The attempt that counts of each message.
    pub(crate) current: BTreeMap<MessageId, u32>,
    /// What was written to the guest, in the order in which it should reach them.
    pub(crate) order: Vec<MessageId>,
    pub(crate) kinds: BTreeMap<MessageId, Kind>,
    /// Handed over and not answered for.
    pub(crate) in_flight: BTreeSet<(MessageId, u32)>,
    /// The latest request by a member: when, and which.
    pub(crate) asked: Option<(Timestamp, MessageId)>,
    pub(crate) asked_by_system: Option<Timestamp>,
    /// How often the author of each message sent it again.
    pub(crate) sent_again: BTreeMap<MessageId, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) author: Author,
    /// Free text or a notice: it needs the window, and a member's moves it.
    pub(crate) words: bool,
    pub(crate) request: bool,
}

impl Kind {
    pub(crate) fn by_member(self) -> bool {
        matches!(self.author, Author::Member(_))
    }
}

const DAY: Span = Span::hours(24);

impl Model {
    fn arrival(&mut self) -> u64 {
        self.arrivals += 1;
        self.arrivals
    }

    pub(crate) fn guest_wrote(&mut self, at: Timestamp, until: Option<Timestamp>, word: Word) {
        let arrival = self.arrival();
        self.words.push(((at, arrival), word));
        self.guest.push(((at, arrival), until.unwrap_or(at + DAY)));
    }
}
