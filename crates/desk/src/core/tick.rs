//! What the passing of time alone changes: windows lapse, requests may be sent again.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use sqlx::SqliteConnection;
use wire::view::Changes;

use super::Core;
use crate::books::Books;
use crate::directory::Directory;
use crate::project::{Touched, refresh};
use crate::store::conversation;

/// Conversations looked at in one transaction.
const BATCH: i64 = 200;

impl Core {
    pub(crate) async fn next_change(&self) -> anyhow::Result<Option<engine::Timestamp>> {
        conversation::next_change(&mut *self.store.read().await?).await
    }

    /// Shows again what time has changed; tells whether there may be more.
    pub(crate) async fn tick(&self) -> anyhow::Result<bool> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let due = conversation::due(&mut *self.store.read().await?, self.time.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(false);
        }
        let mut pairs: BTreeMap<i64, Touched> = BTreeMap::new();
        for (conversation, pair) in due {
            pairs
                .entry(pair)
                .or_default()
                .conversations
                .insert(conversation);
        }
        self.show_again((&mut books, &directory), pairs).await?;
        Ok(true)
    }

    /// Projects these pairs again in one transaction, and tells.
    pub(super) async fn show_again(
        &self,
        (books, directory): (&mut Books, &Directory),
        pairs: BTreeMap<i64, Touched>,
    ) -> anyhow::Result<()> {
        let used: BTreeSet<i64> = pairs.keys().copied().collect();
        let mut transaction = self.store.begin().await?;
        let done = match self
            .show_again_in(&mut transaction, (&mut *books, directory), pairs)
            .await
        {
            Ok(changes) => transaction
                .commit()
                .await
                .context("commit what time changed")
                .map(|()| changes),
            Err(error) => Err(error),
        };
        match done {
            Ok(changes) => {
                self.tell(changes);
                Ok(())
            }
            Err(error) => {
                for number in &used {
                    books.forget(*number);
                }
                Err(error)
            }
        }
    }

    async fn show_again_in(
        &self,
        db: &mut SqliteConnection,
        (books, directory): (&mut Books, &Directory),
        pairs: BTreeMap<i64, Touched>,
    ) -> anyhow::Result<Changes> {
        let mut changes = Changes::default();
        for (number, touched) in pairs {
            let book = books.get(db, number, directory).await?;
            let shown = refresh(db, book, touched, (directory, self.time.now())).await?;
            self.announce(db, (book, directory), shown, &mut changes)
                .await?;
        }
        Ok(changes)
    }
}
