//! Truth arriving: a page of the feed becomes log, views, cursor and a shorter outbox in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use engine::{IntentId, Pair, Recorded};
use sqlx::SqliteConnection;
use wire::api::{FeedPage, FeedRow};
use wire::view::Changes;

use super::Core;
use crate::books::{Book, Books};
use crate::directory::Directory;
use crate::project::{Touched, refresh};
use crate::store::{log, outbox, pair, setting};

/// Where the desk stands after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Everything the hub has is here.
    Complete,
    /// There is more to pull.
    More,
    /// The hub has less than is here: it isn't the record this cache was made from.
    Behind,
}

impl Core {
    pub(crate) async fn cursor(&self) -> anyhow::Result<u64> {
        setting::cursor(&mut *self.store.read().await?).await
    }

    /// Takes in a page; rows that are already here change nothing, and nothing behind a gap is taken.
    pub(crate) async fn apply(&self, page: FeedPage) -> anyhow::Result<Progress> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let mut used = BTreeSet::new();
        let applied = self
            .apply_in(&mut transaction, (&mut books, &directory), page, &mut used)
            .await;
        let applied = match applied {
            Ok(done) => transaction
                .commit()
                .await
                .context("commit a page of the feed")
                .map(|()| done),
            Err(error) => Err(error),
        };
        match applied {
            Ok((progress, changes)) => {
                self.tell(changes);
                Ok(progress)
            }
            Err(error) => {
                for number in &used {
                    books.forget(*number);
                }
                self.store.note_damage(&error);
                Err(error)
            }
        }
    }

    async fn apply_in(
        &self,
        db: &mut SqliteConnection,
        (books, directory): (&mut Books, &Directory),
        page: FeedPage,
        used: &mut BTreeSet<i64>,
    ) -> anyhow::Result<(Progress, Changes)> {
        let cursor = setting::cursor(db).await?;
        if page.last < cursor {
            return Ok((Progress::Behind, Changes::default()));
        }
        let last = page.last;
        let rows = usable(page.rows, cursor, last);
        let reached = rows.last().map_or(cursor, |row| row.seq);
        let mut changes = Changes::default();
        for (pair, rows) in by_pair(rows) {
            let number = pair::number(db, pair).await?.number;
            used.insert(number);
            let book = books.get(db, number, directory).await?;
            let touched = take_in(db, book, &rows, directory).await?;
            let shown = refresh(db, book, touched, (directory, self.time.now())).await?;
            self.announce(db, (book, directory), shown, &mut changes)
                .await?;
        }
        setting::move_cursor(db, reached).await?;
        for (intent, number) in outbox::passed(db, reached).await? {
            used.insert(number);
            let book = books.get(db, number, directory).await?;
            self.settle(db, (book, directory), intent, &mut changes)
                .await?;
        }
        let progress = if reached < last {
            Progress::More
        } else {
            Progress::Complete
        };
        Ok((progress, changes))
    }

    /// Takes an intent out of the outbox: everything that came of it is in the log.
    pub(super) async fn settle(
        &self,
        db: &mut SqliteConnection,
        (book, directory): (&mut Book, &Directory),
        intent: IntentId,
        changes: &mut Changes,
    ) -> anyhow::Result<()> {
        let mut touched = Touched::default();
        leave_outbox(db, book, intent, &mut touched).await?;
        book.replica.settle(intent, directory.policy());
        let shown = refresh(db, book, touched, (directory, self.time.now())).await?;
        self.announce(db, (book, directory), shown, changes).await
    }
}

/// The rows right after the cursor. What one intent caused is taken in as a whole, so a page that may end inside it is cut before.
fn usable(rows: Vec<FeedRow>, cursor: u64, last: u64) -> Vec<FeedRow> {
    let mut usable: Vec<FeedRow> = Vec::with_capacity(rows.len());
    for row in rows.into_iter().filter(|row| row.seq > cursor) {
        let expected = usable.last().map_or(cursor, |row| row.seq) + 1;
        if row.seq != expected {
            tracing::warn!(expected, found = row.seq, "the feed has a gap");
            break;
        }
        usable.push(row);
    }
    let open = usable
        .last()
        .filter(|row| row.seq < last)
        .and_then(|row| row.recorded.intent);
    if let Some(open) = open {
        let whole = usable
            .iter()
            .rposition(|row| row.recorded.intent != Some(open))
            .map_or(0, |index| index + 1);
        if whole > 0 {
            usable.truncate(whole);
        }
    }
    usable
}

fn by_pair(rows: Vec<FeedRow>) -> BTreeMap<Pair, Vec<(u64, Recorded)>> {
    let mut pairs: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        pairs
            .entry(row.pair)
            .or_default()
            .push((row.seq, row.recorded));
    }
    pairs
}

async fn take_in(
    db: &mut SqliteConnection,
    book: &mut Book,
    rows: &[(u64, Recorded)],
    directory: &Directory,
) -> anyhow::Result<Touched> {
    let mut touched = Touched::default();
    let mut intents = BTreeSet::new();
    for (seq, recorded) in rows {
        log::append(db, *seq, book.pair.number, recorded).await?;
        touched.by_event(recorded);
        intents.extend(recorded.intent);
    }
    for intent in intents {
        leave_outbox(db, book, intent, &mut touched).await?;
    }
    let recorded: Vec<Recorded> = rows.iter().map(|(_, recorded)| recorded.clone()).collect();
    book.replica.confirm(&recorded, directory.policy());
    Ok(touched)
}

async fn leave_outbox(
    db: &mut SqliteConnection,
    book: &mut Book,
    intent: IntentId,
    touched: &mut Touched,
) -> anyhow::Result<()> {
    let Some(index) = book
        .outbox
        .iter()
        .position(|row| row.submission.id == intent)
    else {
        return Ok(());
    };
    let row = book.outbox.remove(index);
    touched.by_intent(&row.submission.intent);
    outbox::remove(db, intent).await
}
