//! When the policy changes, every conversation may look different.

use std::collections::BTreeMap;

use super::Core;
use crate::project::Touched;
use crate::store::pair;

/// Pairs looked at in one transaction.
const BATCH: i64 = 100;

impl Core {
    pub(crate) async fn reproject_all(&self) -> anyhow::Result<()> {
        let mut after = 0;
        loop {
            let directory = self.directory();
            let mut books = self.books.lock().await;
            let numbers = pair::after(&mut *self.store.read().await?, after, BATCH).await?;
            let Some(last) = numbers.last().copied() else {
                return Ok(());
            };
            after = last;
            let whole = || Touched {
                pair: true,
                ..Touched::default()
            };
            let pairs: BTreeMap<_, _> = numbers
                .into_iter()
                .map(|number| (number, whole()))
                .collect();
            self.show_again((&mut books, &directory), pairs).await?;
        }
    }
}
