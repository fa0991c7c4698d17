//! Replicas of the pairs in use, folded from the log when they are needed and kept while there is room.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use engine::{ConversationId, Correspondence, Pair, Pending, Policy, Replica};
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::directory::Directory;
use crate::store::kept::{self, Kept};
use crate::store::outbox::OutboxRow;
use crate::store::pair::{self, NumberedPair};

/// Messages and pairs kept in memory, together.
const ROOM: usize = 50_000;

/// One pair: the replica, and what the store shows of it.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) pair: NumberedPair,
    pub(crate) replica: Replica,
    /// Everything of the pair in the outbox, oldest first.
    pub(crate) outbox: Vec<OutboxRow>,
    /// Timeline items that are there only because of the outbox.
    pub(crate) outbox_items: BTreeSet<(ConversationId, Uuid)>,
    /// Conversations that have a row.
    pub(crate) listed: BTreeSet<ConversationId>,
    /// The guest is in the address book (E2).
    pub(crate) has_contact: bool,
    used: u64,
    weighed: usize,
}

impl Book {
    fn open(kept: Kept, directory: &Directory) -> Self {
        let mut book = Self {
            pair: kept.pair,
            replica: Replica::new(Correspondence::from_log(&kept.log)),
            outbox: kept.outbox,
            outbox_items: kept.pending.into_iter().collect(),
            listed: kept.listed.into_iter().collect(),
            has_contact: kept.has_contact,
            used: 0,
            weighed: 0,
        };
        for outgoing in book
            .outbox
            .iter()
            .filter(|outgoing| outgoing.wedge.is_none())
        {
            let pending = Pending {
                id: outgoing.submission.id,
                intent: outgoing.submission.intent.clone(),
                at: outgoing.made_at,
                actor: directory.actor(book.has_contact),
            };
            book.replica.restore(pending, book.policy(directory));
        }
        book
    }

    /// What the pair's line goes by.
    pub(crate) fn policy<'a>(&self, directory: &'a Directory) -> &'a Policy {
        directory.policy_of(self.pair.pair.line)
    }

    fn weight(&self) -> usize {
        1 + self.replica.confirmed().messages.len()
    }
}

/// The books in memory.
#[derive(Debug, Default)]
pub(crate) struct Books {
    open: BTreeMap<i64, Book>,
    /// What the books weighed when they were last asked for.
    weight: usize,
    uses: u64,
    numbers: BTreeMap<Pair, i64>,
}

impl Books {
    /// The book of a pair, loaded if it isn't here.
    pub(crate) async fn get(
        &mut self,
        db: &mut SqliteConnection,
        number: i64,
        directory: &Directory,
    ) -> anyhow::Result<&mut Book> {
        let mut books = self.take(db, &[number], directory).await?;
        let book = books.pop().context("there is such a pair")?;
        Ok(self.put(book))
    }

    /// The books of pairs, in the order of `numbers`, out of here until they are put back; one that isn't is read anew.
    pub(crate) async fn take(
        &mut self,
        db: &mut SqliteConnection,
        numbers: &[i64],
        directory: &Directory,
    ) -> anyhow::Result<Vec<Book>> {
        let mut open: BTreeMap<_, _> = numbers
            .iter()
            .filter_map(|number| Some((*number, self.remove(*number)?)))
            .collect();
        let missing = numbers.iter().filter(|number| !open.contains_key(number));
        let missing: Vec<_> = missing.copied().collect();
        let mut kept = kept::of_pairs(db, &missing).await?;
        let mut read_anew = |number| {
            let kept = kept.remove(number).context("there is such a pair")?;
            Ok(Book::open(kept, directory))
        };
        let books = numbers.iter();
        books
            .map(|number| open.remove(number).map_or_else(|| read_anew(number), Ok))
            .collect()
    }

    pub(crate) fn put(&mut self, mut book: Book) -> &mut Book {
        self.uses += 1;
        book.used = self.uses;
        book.weighed = book.weight();
        self.make_room(book.weighed);
        self.weight += book.weighed;
        self.open.entry(book.pair.number).or_insert(book)
    }

    /// The number of a pair, given to it now if it has none.
    pub(crate) async fn number(
        &mut self,
        db: &mut SqliteConnection,
        pair: Pair,
    ) -> anyhow::Result<i64> {
        if let Some(number) = self.numbers.get(&pair) {
            return Ok(*number);
        }
        let number = pair::number(db, pair).await?.number;
        self.numbers.insert(pair, number);
        Ok(number)
    }

    /// Drops numbers that may not have been committed.
    pub(crate) fn forget_numbers(&mut self) {
        self.numbers.clear();
    }

    /// Drops a book whose change wasn't committed; it is folded anew from the log.
    pub(crate) fn forget(&mut self, number: i64) {
        self.remove(number);
    }

    /// Drops everything: the rules have changed.
    pub(crate) fn clear(&mut self) {
        self.open.clear();
        self.weight = 0;
    }

    fn remove(&mut self, number: i64) -> Option<Book> {
        let book = self.open.remove(&number)?;
        self.weight -= book.weighed;
        Some(book)
    }

    /// Drops the books that were not used for longest, a quarter of the room at once, so that it is seldom done.
    fn make_room(&mut self, weight: usize) {
        if self.weight + weight <= ROOM {
            return;
        }
        let mut by_use: Vec<_> = self
            .open
            .values()
            .map(|book| (book.used, book.pair.number))
            .collect();
        by_use.sort_unstable();
        for (_, number) in by_use {
            if self.weight + weight <= ROOM - ROOM / 4 {
                return;
            }
            self.forget(number);
        }
    }
}
