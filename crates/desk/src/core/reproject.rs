//! When the policy changes, every conversation may look different.

use super::Core;
use crate::project::Touched;
use crate::store::pair;

/// Pairs looked at in one transaction.
const BATCH: i64 = 100;

impl Core {
    pub(crate) async fn reproject_all(&self) -> anyhow::Result<()> {
        let mut after = 0;
        loop {
            let mut writing = self.write().await?;
            let numbers = pair::after(writing.db()?, after, BATCH).await?;
            let Some(last) = numbers.last().copied() else {
                return Ok(());
            };
            after = last;
            let all = || Touched {
                pair: true,
                ..Touched::default()
            };
            let touched = numbers.into_iter().map(|number| (number, all()));
            writing.show_each(touched).await?;
            writing.commit().await?;
        }
    }
}
