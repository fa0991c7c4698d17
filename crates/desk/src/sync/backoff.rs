//! Pauses between tries: short at first, doubling, never in step with other desks.

use engine::Span;
use tokio::sync::watch;

use crate::port::{jittered, pause};

const FIRST: Span = Span(250);
const LONGEST: Span = Span::seconds(30);

#[derive(Debug)]
pub(super) struct Backoff {
    next: Span,
    nudge: watch::Receiver<u64>,
}

impl Backoff {
    /// `nudge` cuts a pause short.
    pub(super) fn new(nudge: &watch::Sender<u64>) -> Self {
        Self {
            next: FIRST,
            nudge: nudge.subscribe(),
        }
    }

    /// The hub answers: the next pause is short again, and nudges up to now are done with.
    pub(super) fn connected(&mut self) {
        self.next = FIRST;
        self.nudge.mark_unchanged();
    }

    /// Pauses, unless there is reason to believe that the hub answers again.
    pub(super) async fn pause(&mut self) {
        let span = jittered(self.next);
        self.next = Span((self.next.0 * 2).min(LONGEST.0));
        tokio::select! {
            () = pause(span) => {}
            _ = self.nudge.changed() => {}
        }
    }

    /// Waits for a nudge alone: time won't help.
    pub(super) async fn nudged(&mut self) {
        if self.nudge.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
