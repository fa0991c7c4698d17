//! Moments at which a test can end the hub as if it had been killed there.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::watch;

/// Where something could be lost or done twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    BeforeCommit,
    AfterCommit,
    /// Before any request to the provider.
    BeforeCall,
    /// After the provider answered, before anything is made of it.
    AfterCall,
    /// After the provider took a message, before that is recorded.
    AfterAcceptance,
}

/// Nothing by default; with a moment, the hub comes to rest there: it commits and calls nothing any more.
#[derive(Debug, Clone, Default)]
pub struct CrashPoints(Option<Arc<Plan>>);

#[derive(Debug)]
struct Plan {
    moment: Moment,
    nth: u64,
    passed: AtomicU64,
    reached: watch::Sender<bool>,
}

impl CrashPoints {
    /// The `nth` time, counted from one, that the hub comes to `moment`.
    pub fn at(moment: Moment, nth: u64) -> Self {
        Self(Some(Arc::new(Plan {
            moment,
            nth,
            passed: AtomicU64::new(0),
            reached: watch::Sender::new(false),
        })))
    }

    /// Returns once the moment has come.
    pub async fn reached(&self) {
        match &self.0 {
            Some(plan) => plan.is_reached().await,
            None => std::future::pending().await,
        }
    }

    pub(crate) async fn pass(&self, moment: Moment) {
        let Some(plan) = &self.0 else { return };
        let passes = moment == plan.moment && !*plan.reached.borrow();
        if passes && plan.passed.fetch_add(1, Ordering::SeqCst) + 1 == plan.nth {
            plan.reached.send_replace(true);
        }
        if *plan.reached.borrow() {
            std::future::pending::<()>().await;
        }
    }
}

impl Plan {
    async fn is_reached(&self) {
        let mut reached = self.reached.subscribe();
        // The sender lives as long as `self`.
        let _ = reached.wait_for(|reached| *reached).await;
    }
}
