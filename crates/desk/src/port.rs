//! The port to the world's time and chance: the only place that waits for a moment or makes an id.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use engine::{Span, Timestamp};
use tokio::sync::watch;
use uuid::Uuid;
use wire::clock::Clock;

/// Differences to the hub below this are the network's, not the clock's.
const TOLERANCE: Span = Span::seconds(1);
/// Waking at least this often bounds the harm of a clock that was set without telling.
const LONGEST_WAIT: Span = Span::hours(1);

/// The hub's time as known here.
#[derive(Debug)]
pub(crate) struct Time {
    clock: Clock,
    moved: watch::Receiver<u64>,
    offset_ms: AtomicI64,
}

/// Taken before the hub is asked; the answer's time counts only if the clock wasn't turned meanwhile.
#[derive(Debug)]
pub(crate) struct Reading(u64);

impl Time {
    pub(crate) fn new(clock: Clock, moved: watch::Receiver<u64>, offset: Span) -> Self {
        Self {
            clock,
            moved,
            offset_ms: AtomicI64::new(offset.0),
        }
    }

    /// The hub's time now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now() + self.offset()
    }

    /// Hub time minus local time.
    pub(crate) fn offset(&self) -> Span {
        Span(self.offset_ms.load(Ordering::Relaxed))
    }

    /// Hub time minus the time of this device, which is all that a window can read.
    pub(crate) fn ahead_of_device(&self) -> Span {
        self.now() - Clock::system().now()
    }

    pub(crate) fn reading(&self) -> Reading {
        Reading(*self.moved.borrow())
    }

    /// Learns the offset from the hub's answer; tells whether it changed.
    pub(crate) fn learn(&self, hub: Timestamp, before: &Reading) -> bool {
        let offset = hub - self.clock.now();
        let difference = offset.0.saturating_sub(self.offset().0);
        if *self.moved.borrow() != before.0 || difference.abs() < TOLERANCE.0 {
            return false;
        }
        self.offset_ms.store(offset.0, Ordering::Relaxed);
        true
    }

    /// Changes whenever the clock is turned by hand.
    pub(crate) fn turns(&self) -> watch::Receiver<u64> {
        self.moved.clone()
    }

    /// Waits until the hub's time is at least `at`, or for ever.
    pub(crate) async fn reached(&self, at: Option<Timestamp>) {
        let Some(at) = at else {
            return std::future::pending().await;
        };
        let mut moved = self.moved.clone();
        loop {
            moved.mark_unchanged();
            let left = (at - self.now()).0.min(LONGEST_WAIT.0);
            if left <= 0 {
                return;
            }
            tokio::select! {
                () = pause(Span(left)) => {}
                Ok(()) = moved.changed() => {}
            }
        }
    }
}

/// Lets real time pass.
#[expect(clippy::disallowed_methods, reason = "this is the port")]
pub(crate) async fn pause(span: Span) {
    tokio::time::sleep(Duration::from_millis(u64::try_from(span.0).unwrap_or(0))).await;
}

/// A new id, later ones sorting after earlier ones.
#[expect(clippy::disallowed_methods, reason = "this is the port")]
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// Between half of `span` and all of it, by chance, so that desks don't come back in step.
pub(crate) fn jittered(span: Span) -> Span {
    let chance = i64::from(new_id().as_bytes().last().copied().unwrap_or_default());
    Span(span.0 / 2 + span.0 / 2 * chance / 255)
}
