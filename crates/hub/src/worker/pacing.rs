//! Pacing of one pair: so many messages at once, then one per interval (the generic cell rate algorithm).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use engine::{Span, Timestamp};

use crate::Pacing;
use crate::store::log::Key;

/// Pairs remembered before those that are at rest are forgotten.
const CAPACITY: usize = 10_000;

/// When each pair's next message would be exactly in time.
#[derive(Debug, Default)]
pub(super) struct Pacer(Mutex<BTreeMap<Key, Timestamp>>);

impl Pacer {
    /// Takes the pair's turn at `now`, or says when it comes.
    pub(super) fn take(&self, key: Key, now: Timestamp, pacing: Pacing) -> Result<(), Timestamp> {
        let mut pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pairs.len() > CAPACITY {
            pairs.retain(|_, in_time| *in_time > now);
        }
        let in_time = pairs.get(&key).copied().unwrap_or(now).max(now);
        let ahead = Span(
            pacing
                .interval
                .0
                .saturating_mul(i64::from(pacing.burst.saturating_sub(1))),
        );
        let earliest = in_time - ahead;
        if earliest > now {
            return Err(earliest);
        }
        pairs.insert(key, in_time + pacing.interval);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use engine::{GuestId, LineId, OrganizationId, Pair};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_burst_goes_at_once_and_then_one_per_interval() {
        let pair = Pair {
            line: LineId(Uuid::nil()),
            guest: GuestId(Uuid::nil()),
        };
        let key = Key::of(OrganizationId(Uuid::nil()), pair);
        let pacing = Pacing {
            interval: Span::seconds(6),
            burst: 2,
        };
        let (pacer, now) = (Pacer::default(), Timestamp(1_000_000));
        assert_eq!(pacer.take(key, now, pacing), Ok(()), "the first");
        assert_eq!(
            pacer.take(key, now, pacing),
            Ok(()),
            "the second of the burst"
        );
        let next = now + Span::seconds(6);
        assert_eq!(pacer.take(key, now, pacing), Err(next), "the third waits");
        assert_eq!(pacer.take(key, next, pacing), Ok(()), "and then goes");
        assert_eq!(
            pacer.take(key, next, pacing),
            Err(next + Span::seconds(6)),
            "one per interval"
        );
    }
}
