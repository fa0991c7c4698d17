//! The window: until when free text may be sent. One per line and guest, shared by all their conversations.

use serde::{Deserialize, Serialize};

use crate::{Author, Policy, Timestamp, WindowAnchor};

/// Facts the window follows from; the policy says which of them count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// The guest's latest message, by the provider's time.
    pub guest_at: Option<Timestamp>,
    /// The arrival number of that message: providers count in whole seconds, arrival tells two within one apart.
    pub guest_arrival: u64,
    /// An expiry that came with the guest's latest message.
    pub guest_until: Option<Timestamp>,
    /// The latest message a member sent, by the provider's time.
    pub member_at: Option<Timestamp>,
    /// The provider said at this time that the window was over (W6).
    pub closed_at: Option<Timestamp>,
}

impl Window {
    /// The first moment at which the window has lapsed; `None` if it never opened.
    pub fn lapses_at(&self, policy: &Policy) -> Option<Timestamp> {
        let by_member = match policy.window_anchor {
            WindowAnchor::EitherParty => self.member_at.map(|at| at + policy.window_length),
            WindowAnchor::Guest => None,
        };
        match self.is_closed() {
            true => None,
            false => self.guest_lapses_at(policy).max(by_member),
        }
    }

    /// The same, counting only what the guest did: what the provider itself goes by.
    pub fn guest_lapses_at(&self, policy: &Policy) -> Option<Timestamp> {
        let at = self.guest_at.filter(|_| !self.is_closed())?;
        Some(self.guest_until.unwrap_or(at + policy.window_length))
    }

    /// Age equal to the length is lapsed (W2).
    pub fn is_open(&self, now: Timestamp, policy: &Policy) -> bool {
        self.lapses_at(policy).is_some_and(|lapses| now < lapses)
    }

    /// Open only thanks to a member's own message: the provider may still refuse (W1).
    pub fn rests_on_member(&self, now: Timestamp, policy: &Policy) -> bool {
        self.is_open(now, policy)
            && self
                .guest_lapses_at(policy)
                .is_none_or(|lapses| now >= lapses)
    }

    /// Whether a move of the window by `by` at `at` would change anything.
    pub(crate) fn advances(&self, by: Author, at: Timestamp) -> bool {
        match by {
            Author::Guest => self.guest_at.is_none_or(|known| at > known) || self.reopens(at),
            Author::Member(_) => self.member_at.is_none_or(|known| at > known),
            Author::System => false,
        }
    }

    pub(crate) fn moved(
        &mut self,
        by: Author,
        at: Timestamp,
        until: Option<Timestamp>,
        arrival: u64,
    ) {
        match by {
            Author::Guest if self.advances(by, at) => {
                self.closed_at = self.closed_at.filter(|_| !self.reopens(at));
                self.guest_at = Some(at);
                self.guest_arrival = arrival;
                self.guest_until = until;
            }
            Author::Member(_) => self.member_at = self.member_at.max(Some(at)),
            Author::Guest | Author::System => {}
        }
    }

    /// A message of the same moment that comes in after the refusal was written after it.
    fn reopens(&self, at: Timestamp) -> bool {
        self.is_closed() && self.closed_at.is_some_and(|closed| at >= closed)
    }

    /// After the provider's refusal only a later message of the guest opens it again (W6).
    fn is_closed(&self) -> bool {
        self.closed_at
            .is_some_and(|closed| self.guest_at.is_none_or(|at| at <= closed))
    }
}
