//! Whether the disk takes more: asked by keeping something.

use anyhow::Context;

use super::{Store, setting};
use crate::fault::is_no_room;

/// More than a member writes at once.
const ENOUGH: usize = 256 * 1024;

impl Store {
    /// Whether there is room again for what a member writes.
    pub(crate) async fn has_room(&self) -> anyhow::Result<bool> {
        match self.try_room().await {
            Ok(()) => Ok(true),
            Err(error) if is_no_room(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Both are commits: only they reach the disk. What was tried leaves its pages free for what is written next.
    async fn try_room(&self) -> anyhow::Result<()> {
        self.keep_trial(&" ".repeat(ENOUGH)).await?;
        self.keep_trial("").await
    }

    async fn keep_trial(&self, trial: &str) -> anyhow::Result<()> {
        let mut transaction = self.begin().await?;
        setting::write(&mut transaction, setting::TRIAL, &trial).await?;
        transaction.commit().await.context("try the disk")
    }
}
