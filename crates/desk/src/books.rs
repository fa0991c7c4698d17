//! Replicas of the pairs in use, folded from the log when they are needed and kept while there is room.

mod book;

use std::collections::BTreeMap;

use anyhow::Context;
use engine::Pair;
use sqlx::SqliteConnection;

use crate::directory::Directory;
use crate::store::{kept, pair};

pub(crate) use book::Book;

/// Messages and pairs kept in memory, together.
const ROOM: usize = 50_000;

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
