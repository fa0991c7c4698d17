//! Points at which a test can stop the hub as if it had been killed there.

use std::sync::Arc;

use tokio::sync::Notify;

/// Nothing by default; a point that is set announces itself once reached and goes no further.
#[derive(Debug, Clone, Default)]
pub struct CrashPoints {
    /// Between the provider's acceptance of a message and the commit of its answer.
    pub after_acceptance: Option<Arc<Notify>>,
}

impl CrashPoints {
    pub(crate) async fn after_acceptance(&self) {
        if let Some(reached) = &self.after_acceptance {
            reached.notify_one();
            std::future::pending::<()>().await;
        }
    }
}
