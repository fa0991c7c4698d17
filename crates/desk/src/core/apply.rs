//! Truth arriving: a page of the feed becomes log, views, cursor and a shorter outbox in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use engine::{Pair, Recorded};
use sqlx::SqliteConnection;
use wire::view::CatchUpView;

use super::Core;
use super::writing::{Writing, leave_outbox};
use crate::directory::Directory;
use crate::project::Work;
use crate::store::{log, outbox, setting};
use crate::sync::{FeedPage, FeedRow};

/// So many rows behind, readers are not told of every single thing.
const FAR: u64 = 500;
/// So many rows are caught up between two words to the readers.
const STRIDE: u64 = 10_000;

/// Where the desk stands after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Everything the hub has is here.
    Complete,
    /// There is more to pull.
    More,
    /// The page has nothing that follows on what is here.
    Gap,
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
        writing.quiet = page.last - cursor > FAR;
        let rows = usable(page.rows, cursor, page.last);
        let reached = rows.last().map_or(cursor, |row| row.seq);
        writing.take_in(rows).await?;
        setting::move_cursor(writing.db()?, reached).await?;
        for (intent, number) in outbox::passed(writing.db()?, reached).await? {
            writing.settle(number, intent).await?;
        }
        self.catching_up(&mut writing, cursor, (reached, page.last));
        writing.commit().await?;
        Ok(match reached {
            reached if reached == page.last => Progress::Complete,
            reached if reached == cursor => Progress::Gap,
            _ => Progress::More,
        })
    }

    /// Far behind, readers are told to load again now and then, and once more when everything is told of again.
    fn catching_up(&self, writing: &mut Writing<'_>, cursor: u64, (done, of): (u64, u64)) {
        let was_quiet = self.untold.swap(writing.quiet, Ordering::Relaxed);
        let tell = match writing.quiet {
            true => cursor == 0 || cursor / STRIDE != done / STRIDE,
            false => was_quiet,
        };
        self.standing
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .catching_up = writing.quiet.then_some(CatchUpView { done, of });
        writing.changes.overflow = tell;
        writing.changes.workspace = tell.then(|| self.workspace());
    }
}

impl Writing<'_> {
    /// Takes in what follows on what is here: into the log, the replicas, and the views of them.
    async fn take_in(&mut self, rows: Vec<FeedRow>) -> anyhow::Result<()> {
        let (mut numbers, mut by_number) = (Vec::new(), Vec::new());
        for (pair, rows) in by_pair(rows) {
            let number = self.number(pair).await?;
            numbers.push(number);
            by_number.push((number, rows));
        }
        let mut work = self.work(&numbers).await?;
        let directory = Arc::clone(&self.directory);
        let db = self.db()?;
        log::append(db, &by_number).await?;
        for (work, (_, rows)) in work.iter_mut().zip(by_number) {
            confirm(db, work, rows, &directory).await?;
        }
        self.show_work(work).await
    }
}

/// Moves the replica of a pair on.
async fn confirm(
    db: &mut SqliteConnection,
    Work { book, touched }: &mut Work,
    rows: Vec<FeedRow>,
    directory: &Directory,
) -> anyhow::Result<()> {
    let recorded: Vec<Recorded> = rows.into_iter().filter_map(FeedRow::known).collect();
    for recorded in &recorded {
        touched.by_event(recorded);
    }
    let intents: BTreeSet<_> = recorded.iter().filter_map(|it| it.intent).collect();
    for intent in intents {
        leave_outbox(db, book, intent, touched).await?;
    }
    if book.replica.is_followed_by(&recorded) {
        book.confirm(&recorded, directory);
    } else {
        let log = log::of_pair(db, book.pair.number).await?;
        book.confirm_anew(&log, directory);
    }
    Ok(())
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
        .and_then(|row| row.recorded()?.intent);
    if let Some(open) = open {
        let whole = usable
            .iter()
            .rposition(|row| row.recorded().and_then(|recorded| recorded.intent) != Some(open))
            .map_or(0, |index| index + 1);
        if whole > 0 {
            usable.truncate(whole);
        }
    }
    usable
}

fn by_pair(rows: Vec<FeedRow>) -> BTreeMap<Pair, Vec<FeedRow>> {
    let mut pairs: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        pairs.entry(row.pair).or_default().push(row);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use engine::{Author, Event, GuestId, IntentId, LineId, Timestamp};
    use uuid::Uuid;

    use super::*;
    use crate::sync::Reading;

    fn row(seq: u64, intent: Option<u128>) -> FeedRow {
        let id = Uuid::from_u128(1);
        let recorded = Recorded {
            version: seq,
            at: Timestamp(0),
            by: Author::System,
            intent: intent.map(|number| IntentId(Uuid::from_u128(number))),
            event: Event::GuestRefused { at: Timestamp(0) },
        };
        let pair = Pair {
            line: LineId(id),
            guest: GuestId(id),
        };
        FeedRow {
            seq,
            pair,
            reading: Reading::Known(Box::new(recorded)),
        }
    }

    fn seqs(rows: Vec<FeedRow>, cursor: u64, last: u64) -> Vec<u64> {
        usable(rows, cursor, last)
            .iter()
            .map(|row| row.seq)
            .collect()
    }

    #[test]
    fn rows_that_are_already_here_are_left_out() {
        let rows = vec![row(1, None), row(2, None), row(3, None)];
        assert_eq!(seqs(rows, 2, 3), [3], "only what follows the cursor");
    }

    #[test]
    fn nothing_behind_a_gap_is_taken() {
        let rows = vec![row(1, None), row(2, None), row(4, None)];
        assert_eq!(seqs(rows, 0, 4), [1, 2], "up to the gap");
        assert_eq!(
            seqs(vec![row(9, None)], 3, 9),
            [0; 0],
            "not even when all of it is behind the gap"
        );
    }

    #[test]
    fn what_one_intent_caused_is_never_cut_in_two() {
        let rows = || vec![row(1, None), row(2, Some(7)), row(3, Some(7))];
        assert_eq!(
            seqs(rows(), 0, 4),
            [1],
            "the page may end inside the intent"
        );
        assert_eq!(
            seqs(rows(), 0, 3),
            [1, 2, 3],
            "the feed ends here, so the intent does"
        );
        assert_eq!(
            seqs(rows(), 1, 9),
            [2, 3],
            "a page that is all one intent is taken, or it would never go on"
        );
    }
}
