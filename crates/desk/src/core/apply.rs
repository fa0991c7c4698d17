//! Truth arriving: a page of the feed becomes log, views, cursor and a shorter outbox in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Pair, Recorded};
use wire::api::{FeedPage, FeedRow};

use super::Core;
use super::writing::{Writing, leave_outbox};
use crate::project::Touched;
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
        let mut writing = self.write().await?;
        let cursor = setting::cursor(writing.db()?).await?;
        if page.last < cursor {
            return Ok(Progress::Behind);
        }
        let rows = usable(page.rows, cursor, page.last);
        let reached = rows.last().map_or(cursor, |row| row.seq);
        for (pair, rows) in by_pair(rows) {
            let number = pair::number(writing.db()?, pair).await?.number;
            writing.take_in(number, &rows).await?;
        }
        setting::move_cursor(writing.db()?, reached).await?;
        for (intent, number) in outbox::passed(writing.db()?, reached).await? {
            writing.settle(number, intent).await?;
        }
        writing.commit().await?;
        Ok(if reached < page.last {
            Progress::More
        } else {
            Progress::Complete
        })
    }
}

impl Writing<'_> {
    async fn take_in(&mut self, number: i64, rows: &[(u64, Recorded)]) -> anyhow::Result<()> {
        let directory = self.directory.clone();
        let (db, book) = self.book(number).await?;
        let mut touched = Touched::default();
        let mut intents = BTreeSet::new();
        for (seq, recorded) in rows {
            log::append(db, *seq, number, recorded).await?;
            touched.by_event(recorded);
            intents.extend(recorded.intent);
        }
        for intent in intents {
            leave_outbox(db, book, intent, &mut touched).await?;
        }
        let recorded: Vec<Recorded> = rows.iter().map(|(_, recorded)| recorded.clone()).collect();
        book.replica.confirm(&recorded, directory.policy());
        self.show(number, touched).await
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
