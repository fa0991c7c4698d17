//! How fast WhatsApp takes messages: to one guest, and for the whole account.

use std::collections::BTreeMap;

use crate::config::Limits;

/// Token buckets of the account and of each pair.
#[derive(Debug, Default)]
pub(crate) struct Pacing {
    account: Option<Bucket>,
    pairs: BTreeMap<String, Bucket>,
}

/// Why a message is refused for its speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TooFast {
    /// The account's limit.
    Account { retry_after_ms: u64 },
    /// The limit towards one guest.
    Pair { retry_after_ms: u64 },
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    credit_ms: u64,
    filled_at_ms: i64,
}

impl Pacing {
    /// Takes one message of credit, or says what is exhausted.
    pub(crate) fn take(&mut self, limits: Limits, pair: &str, now_ms: i64) -> Result<(), TooFast> {
        let per_second = u64::from(limits.account_per_second.max(1));
        // Thousandths keep a rate above one message per millisecond exact.
        let account = self
            .account
            .get_or_insert(Bucket::full(now_ms, 1_000 * per_second));
        account.refill(now_ms, per_second, 1_000 * per_second);
        account
            .afford(1_000, per_second)
            .map_err(|retry_after_ms| TooFast::Account { retry_after_ms })?;

        let each_ms = limits.pair_refill_ms.max(1);
        let full = u64::from(limits.pair_burst) * each_ms;
        let bucket = self
            .pairs
            .entry(pair.to_owned())
            .or_insert_with(|| Bucket::full(now_ms, full));
        bucket.refill(now_ms, 1, full);
        bucket
            .afford(each_ms, 1)
            .map_err(|retry_after_ms| TooFast::Pair { retry_after_ms })?;
        bucket.credit_ms -= each_ms;
        if let Some(account) = &mut self.account {
            account.credit_ms -= 1_000;
        }
        Ok(())
    }
}

impl Bucket {
    fn full(now_ms: i64, full: u64) -> Self {
        Self {
            credit_ms: full,
            filled_at_ms: now_ms,
        }
    }

    fn refill(&mut self, now_ms: i64, per_ms: u64, full: u64) {
        let passed_ms = u64::try_from(now_ms - self.filled_at_ms).unwrap_or_default();
        let gained = passed_ms.saturating_mul(per_ms);
        self.credit_ms = self.credit_ms.saturating_add(gained).min(full);
        self.filled_at_ms = now_ms.max(self.filled_at_ms);
    }

    fn afford(self, price: u64, per_ms: u64) -> Result<(), u64> {
        if self.credit_ms >= price {
            return Ok(());
        }
        Err((price - self.credit_ms).div_ceil(per_ms))
    }
}
