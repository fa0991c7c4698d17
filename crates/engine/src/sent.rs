//! When members' own words went out: what the window follows from, should the latest of them fail after all (W3).

use serde::{Deserialize, Serialize};

use crate::{Map, Timestamp};

/// The moments at which the provider took words of members, as far as they matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sent {
    /// The latest of those that have arrived: nothing takes it back.
    arrived: Option<Timestamp>,
    /// How many were taken at each moment that may still fail.
    on_their_way: Map<Timestamp, u32>,
}

/// How far words of a member got, where the window is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    OnTheirWay(Timestamp),
    Arrived(Timestamp),
}

impl Moved {
    pub(crate) fn at(self) -> Timestamp {
        match self {
            Self::OnTheirWay(at) | Self::Arrived(at) => at,
        }
    }
}

impl Sent {
    /// A message got from `before` to `after`.
    pub(crate) fn follow(&mut self, before: Option<Moved>, after: Option<Moved>) {
        if before == after {
            return;
        }
        if let Some(Moved::OnTheirWay(at)) = before {
            self.count(at, |count| count.saturating_sub(1));
        }
        match after {
            Some(Moved::OnTheirWay(at)) => self.count(at, |count| count.saturating_add(1)),
            Some(Moved::Arrived(at)) => self.arrived = self.arrived.max(Some(at)),
            None => {}
        }
    }

    /// The latest moment, without one of the messages on their way that were taken at `without`.
    pub(crate) fn latest(&self, without: Timestamp) -> Option<Timestamp> {
        let mut others = self.on_their_way.iter().rev();
        let other = others.find(|(at, count)| **at != without || **count > 1);
        self.arrived.max(other.map(|(at, _)| *at))
    }

    fn count(&mut self, at: Timestamp, change: impl FnOnce(u32) -> u32) {
        let known = self.on_their_way.get(&at).copied().unwrap_or_default();
        match change(known) {
            0 => self.on_their_way.remove(&at),
            count => self.on_their_way.insert(at, count),
        }
    }
}
