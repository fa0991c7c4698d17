//! The simulator's own time: the wall clock moved by an offset, or a clock that only a hand turns.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tokio::sync::watch;

/// A movable clock; clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    source: Source,
    shift_ms: AtomicI64,
    turned: watch::Sender<u64>,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    Wall,
    Hand { start_ms: i64 },
}

impl Clock {
    /// The wall clock, which can also be moved forward.
    pub fn wall() -> Self {
        Self::from_source(Source::Wall)
    }

    /// A clock that stands at `start_ms` (Unix milliseconds) until it is advanced.
    pub fn manual(start_ms: i64) -> Self {
        Self::from_source(Source::Hand { start_ms })
    }

    fn from_source(source: Source) -> Self {
        let inner = Inner {
            source,
            shift_ms: AtomicI64::new(0),
            turned: watch::Sender::new(0),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The time in Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        let base = match self.inner.source {
            Source::Wall => wall_ms(),
            Source::Hand { start_ms } => start_ms,
        };
        base.saturating_add(self.shift_ms())
    }

    /// Moves the clock forward and wakes everyone who waits for it.
    pub fn advance(&self, by_ms: u64) {
        let by_ms = i64::try_from(by_ms).unwrap_or(i64::MAX);
        self.inner.shift_ms.fetch_add(by_ms, Ordering::SeqCst);
        self.wake();
    }

    /// How far this clock has been moved, in milliseconds.
    pub fn shift_ms(&self) -> i64 {
        self.inner.shift_ms.load(Ordering::SeqCst)
    }

    /// Waits until the clock shows `at_ms`, whether by itself or because it is moved.
    #[expect(clippy::disallowed_methods, reason = "this is the clock port")]
    pub async fn sleep_until(&self, at_ms: i64) {
        let mut turned = self.inner.turned.subscribe();
        loop {
            let left_ms = at_ms.saturating_sub(self.now_ms());
            let Ok(left_ms @ 1..) = u64::try_from(left_ms) else {
                return;
            };
            match self.inner.source {
                Source::Wall => tokio::select! {
                    () = tokio::time::sleep(Duration::from_millis(left_ms)) => {}
                    _ = turned.changed() => {}
                },
                Source::Hand { .. } => {
                    let _ = turned.changed().await;
                }
            }
        }
    }

    /// Waits for the next move of the clock by hand.
    pub async fn changed(&self) {
        let _ = self.inner.turned.subscribe().changed().await;
    }

    /// A receiver that misses no move made after this call.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.inner.turned.subscribe()
    }

    /// Takes up the time of an earlier run; never turns the clock back.
    pub(crate) fn resume_from(&self, shift_ms: i64, now_ms: i64) {
        let wanted = match self.inner.source {
            Source::Wall => shift_ms,
            Source::Hand { start_ms } => now_ms.saturating_sub(start_ms),
        };
        self.inner.shift_ms.fetch_max(wanted, Ordering::SeqCst);
        self.wake();
    }

    fn wake(&self) {
        self.inner.turned.send_modify(|turns| *turns += 1);
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock port")]
fn wall_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}
