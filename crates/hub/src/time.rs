//! The hub's time: a clock that can be read, waited on and, in practice and tests, moved.

use std::time::Duration;

use engine::Timestamp;
use tokio::sync::watch;
use wire::clock::Clock;

/// A clock with the signal that it was moved.
#[derive(Debug, Clone)]
pub struct Time {
    clock: Clock,
    moved: watch::Receiver<u64>,
}

impl Time {
    /// The time of this machine, which nobody moves.
    pub fn system() -> Self {
        let (_, moved) = watch::channel(0);
        Self {
            clock: Clock::system(),
            moved,
        }
    }

    /// `moved` changes whenever `clock` was moved.
    pub fn new(clock: Clock, moved: watch::Receiver<u64>) -> Self {
        Self { clock, moved }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Misses no move made after this call.
    pub fn moves(&self) -> watch::Receiver<u64> {
        let mut moved = self.moved.clone();
        moved.mark_unchanged();
        moved
    }

    /// Returns once the clock shows `at`, whether by itself or because it was moved; `None` is never.
    pub async fn sleep_until(&self, at: Option<Timestamp>) {
        let mut moved = self.moves();
        loop {
            let left = at.map(|at| (at - self.now()).0);
            match left {
                Some(..=0) => return,
                Some(left) => {
                    tokio::select! {
                        () = pause(left) => {}
                        () = changed(&mut moved) => {}
                    }
                }
                None => std::future::pending().await,
            }
        }
    }
}

/// The next move; never, when nobody can move the clock any more.
pub(crate) async fn changed(moved: &mut watch::Receiver<u64>) {
    if moved.changed().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn pause(milliseconds: i64) {
    let pause = Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0));
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    tokio::time::sleep(pause).await;
}
