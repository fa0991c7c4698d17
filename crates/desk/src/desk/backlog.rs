//! What is still under way between the desk and its hub.

use wire::Problem;

use super::Desk;
use crate::store::{outbox, setting};

/// How far desk and hub are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// Intents that the feed hasn't shown yet; what the hub refused doesn't count.
    pub outbox: u64,
    /// The number of the last feed row taken in.
    pub cursor: u64,
}

impl Desk {
    pub async fn backlog(&self) -> Result<Backlog, Problem> {
        let read = async {
            let mut db = self.core.store.snapshot().await?;
            Ok(Backlog {
                outbox: outbox::count(&mut db).await?,
                cursor: setting::cursor(&mut db).await?,
            })
        };
        read.await.map_err(|error: anyhow::Error| self.told(&error))
    }
}
