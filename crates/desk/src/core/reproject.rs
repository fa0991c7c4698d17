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
            for number in numbers {
                writing
                    .show(
                        number,
                        Touched {
                            pair: true,
                            ..Touched::default()
                        },
                    )
                    .await?;
            }
            writing.commit().await?;
        }
    }
}
