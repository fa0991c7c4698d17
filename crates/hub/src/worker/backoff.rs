//! How long to wait before the same again: doubled each time, with a random part so that many don't come at once.

use engine::Span;

use crate::{Retries, ids};

/// The wait after `tries` calls that came to nothing.
pub(super) fn backoff(retries: &Retries, tries: u32) -> Span {
    doubled(retries.first, retries.longest, tries)
}

/// `first`, doubled with each of `tries`, up to `longest`; at least half of it is certain.
pub(super) fn doubled(first: Span, longest: Span, tries: u32) -> Span {
    let factor = 1_i64 << tries.saturating_sub(1).min(20);
    let wait = first.0.saturating_mul(factor).min(longest.0);
    let half = wait / 2;
    Span(half + ids::jitter(wait - half + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_the_longest() {
        let (first, longest) = (Span::seconds(2), Span::seconds(60));
        for (tries, most) in [(1, 2), (2, 4), (3, 8), (6, 60), (40, 60)] {
            let wait = doubled(first, longest, tries);
            assert!(
                wait <= Span::seconds(most) && wait.0 * 2 >= Span::seconds(most).0,
                "{tries}: {wait:?}"
            );
        }
    }
}
