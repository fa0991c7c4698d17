//! One change to the store: the lock, the transaction, the books it used and the batch that tells of it.
//!
//! Dropped before it is committed, whether by an error or because nobody waits any more, it leaves neither the store
//! nor the books changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Context;
use engine::{IntentId, Pair, Timestamp};
use sqlx::{Sqlite, SqliteConnection, Transaction};
use tokio::sync::MutexGuard;
use wire::view::{Changes, Upserts};

use super::Core;
use super::announce::announce;
use crate::books::{Book, Books};
use crate::directory::Directory;
use crate::project::{Touched, Work, refresh};
use crate::store::find;
use crate::store::outbox::{self, OutboxRow};

#[derive(Debug)]
pub(super) struct Writing<'a> {
    core: &'a Core,
    books: MutexGuard<'a, Books>,
    transaction: Option<Transaction<'static, Sqlite>>,
    used: BTreeSet<i64>,
    pub(super) directory: Arc<Directory>,
    pub(super) now: Timestamp,
    pub(super) changes: Changes,
    /// Nothing is told of single things; readers load again when it is over.
    pub(super) quiet: bool,
}

impl Core {
    pub(super) async fn write(&self) -> anyhow::Result<Writing<'_>> {
        let books = self.books.lock().await;
        let transaction = self.store.begin().await?;
        Ok(Writing {
            core: self,
            books,
            transaction: Some(transaction),
            used: BTreeSet::new(),
            directory: self.directory(),
            now: self.time.now(),
            changes: Changes::default(),
            quiet: false,
        })
    }
}

impl Writing<'_> {
    pub(super) fn db(&mut self) -> anyhow::Result<&mut SqliteConnection> {
        self.transaction
            .as_deref_mut()
            .context("the change was committed before")
    }

    /// The book of a pair, together with the store it is about to be changed in.
    pub(super) async fn book(
        &mut self,
        number: i64,
    ) -> anyhow::Result<(&mut SqliteConnection, &mut Book)> {
        let db = self
            .transaction
            .as_deref_mut()
            .context("the change was committed before")?;
        self.used.insert(number);
        let book = self.books.get(&mut *db, number, &self.directory).await?;
        Ok((db, book))
    }

    /// Projects what was touched of a pair and adds it to the batch.
    pub(super) async fn show(&mut self, number: i64, touched: Touched) -> anyhow::Result<()> {
        self.show_each([(number, touched)]).await
    }

    /// The same for several pairs.
    pub(super) async fn show_each(
        &mut self,
        touched: impl IntoIterator<Item = (i64, Touched)>,
    ) -> anyhow::Result<()> {
        let (numbers, touched): (Vec<_>, Vec<_>) = touched.into_iter().unzip();
        let mut work = self.work(&numbers).await?;
        for (work, touched) in work.iter_mut().zip(touched) {
            work.touched = touched;
        }
        self.show_work(work).await
    }

    /// The books of pairs, of which nothing was touched yet, out of the shelf until they are shown.
    pub(super) async fn work(&mut self, numbers: &[i64]) -> anyhow::Result<Vec<Work>> {
        let db = self
            .transaction
            .as_deref_mut()
            .context("the change was committed before")?;
        self.used.extend(numbers);
        let books = self.books.take(db, numbers, &self.directory).await?;
        let untouched = |book| Work {
            book,
            touched: Touched::default(),
        };
        Ok(books.into_iter().map(untouched).collect())
    }

    pub(super) async fn show_work(&mut self, mut work: Vec<Work>) -> anyhow::Result<()> {
        let db = self
            .transaction
            .as_deref_mut()
            .context("the change was committed before")?;
        let at = (&*self.directory, self.now);
        let shown = refresh(db, &mut work, at).await?;
        for (Work { book, .. }, shown) in work.into_iter().zip(shown) {
            if !self.quiet {
                announce(&mut *db, (&book, at), shown, &mut self.changes).await?;
            }
            self.books.put(book);
        }
        Ok(())
    }

    /// The number of a pair, given to it now if it has none.
    pub(super) async fn number(&mut self, pair: Pair) -> anyhow::Result<i64> {
        let db = self
            .transaction
            .as_deref_mut()
            .context("the change was committed before")?;
        self.books.number(db, pair).await
    }

    /// Takes an intent out of the outbox: everything that came of it is in the log.
    pub(super) async fn settle(&mut self, number: i64, intent: IntentId) -> anyhow::Result<()> {
        let mut touched = Touched::default();
        let directory = Arc::clone(&self.directory);
        let (db, book) = self.book(number).await?;
        let row = leave_outbox(db, book, intent, &mut touched).await?;
        book.settle(intent, &directory);
        self.show(number, touched).await?;
        if let Some(row) = row {
            self.gone_from_list(&row);
        }
        Ok(())
    }

    /// Tells that a row is no longer among those that the hub would not take.
    pub(super) fn gone_from_list(&mut self, row: &OutboxRow) {
        if row.wedge.is_some() {
            let gone = row.submission.id.to_string();
            self.changes.not_taken.removed.push(gone);
        }
    }

    /// Drops every book after the commit: what they were folded with has changed.
    pub(super) fn unlearn(&mut self) {
        self.books.clear();
        self.used.clear();
    }

    /// Makes it lasting, and tells. Returns what was told.
    pub(super) async fn commit(mut self) -> anyhow::Result<Changes> {
        if self.changes.conversations != Upserts::default() {
            self.changes.totals = Some(find::totals(self.db()?).await?);
        }
        let transaction = self
            .transaction
            .take()
            .context("the change was committed before")?;
        transaction.commit().await.context("commit")?;
        self.used.clear();
        let changes = std::mem::take(&mut self.changes);
        self.core.tell(changes.clone());
        Ok(changes)
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if self.transaction.is_some() {
            self.books.forget_numbers();
        }
        for number in &self.used {
            self.books.forget(*number);
        }
    }
}

/// Takes an intent out of the outbox of store and book; its own messages are to be shown again. Returns the row.
pub(super) async fn leave_outbox(
    db: &mut SqliteConnection,
    book: &mut Book,
    intent: IntentId,
    touched: &mut Touched,
) -> anyhow::Result<Option<OutboxRow>> {
    let Some(index) = book
        .outbox
        .iter()
        .position(|row| row.submission.id == intent)
    else {
        return Ok(None);
    };
    let row = book.outbox.remove(index);
    touched.by_intent(&row.submission.intent);
    touched.conversations.extend(row.conversation);
    outbox::remove(db, intent).await?;
    Ok(Some(row))
}
