//! Correspondences that were folded before, so that only what came since is read.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use engine::Correspondence;

use crate::store::log::Key;

/// Correspondences kept.
const CAPACITY: usize = 2_000;

/// Holds only committed states. A copy costs nothing, so that whoever works on one leaves it here.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_key: BTreeMap<Key, Used>,
    uses: u64,
}

#[derive(Debug)]
struct Used {
    /// The number of its last use.
    at: u64,
    state: Correspondence,
}

impl Cache {
    /// What is known of a correspondence; the log may have gone on since.
    pub(crate) fn get(&self, key: Key) -> Correspondence {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let at = kept.uses;
        let Some(used) = kept.by_key.get_mut(&key) else {
            return Correspondence::default();
        };
        used.at = at;
        used.state.clone()
    }

    pub(crate) fn put(&self, key: Key, state: Correspondence) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let at = kept.uses;
        if kept.by_key.len() >= CAPACITY && !kept.by_key.contains_key(&key) {
            kept.make_room();
        }
        kept.by_key.insert(key, Used { at, state });
    }
}

impl Kept {
    /// Forgets the quarter that was not used for longest.
    fn make_room(&mut self) {
        let mut uses: Vec<_> = self.by_key.values().map(|used| used.at).collect();
        uses.sort_unstable();
        let until = uses.get(CAPACITY / 4).copied().unwrap_or(0);
        self.by_key.retain(|_, used| used.at >= until);
    }
}

#[cfg(test)]
mod tests {
    use engine::{GuestId, LineId, OrganizationId, Pair};
    use uuid::Uuid;

    use super::*;

    fn key(number: usize) -> Key {
        let pair = Pair {
            line: LineId(Uuid::nil()),
            guest: GuestId(Uuid::from_u128(number as u128)),
        };
        Key::of(OrganizationId(Uuid::nil()), pair)
    }

    fn state(version: usize) -> Correspondence {
        let mut state = Correspondence::default();
        state.version = version as u64;
        state
    }

    #[test]
    fn what_is_used_stays_when_room_is_made() {
        let cache = Cache::default();
        for number in 1..=CAPACITY {
            cache.put(key(number), state(number));
        }
        assert_eq!(cache.get(key(1)).version, 1, "the oldest is looked at");
        cache.put(key(0), state(7));
        assert_eq!(cache.get(key(1)).version, 1, "and so it stays");
        assert_eq!(cache.get(key(2)).version, 0, "the next oldest went");
        assert_eq!(
            cache.get(key(CAPACITY)).version,
            CAPACITY as u64,
            "the latest stays"
        );
        assert_eq!(cache.get(key(0)).version, 7, "and what room was made for");
    }
}
