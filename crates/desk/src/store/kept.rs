//! All the store has of pairs, read for many at once.

use std::collections::BTreeMap;

use anyhow::Context;
use engine::{ConversationId, GuestId, LineId, Pair, Recorded};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::outbox::{self, OutboxRow};
use super::pair::NumberedPair;
use super::{id, log};

#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) pair: NumberedPair,
    /// In the order of recording.
    pub(crate) log: Vec<Recorded>,
    /// Conversations that have a row.
    pub(crate) listed: Vec<ConversationId>,
    /// Items that only the outbox knows of.
    pub(crate) pending: Vec<(ConversationId, Uuid)>,
    /// The guest is in the address book.
    pub(crate) has_contact: bool,
    /// Oldest first.
    pub(crate) outbox: Vec<OutboxRow>,
}

/// What is kept of the pairs with these numbers, by number.
pub(crate) async fn of_pairs(
    db: &mut SqliteConnection,
    numbers: &[i64],
) -> anyhow::Result<BTreeMap<i64, Kept>> {
    if numbers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut outboxes = outbox::of_pairs(&mut *db, numbers).await?;
    let numbers = serde_json::to_string(numbers)?;
    sqlx::query_file_as!(Row, "queries/kept_of_pairs.sql", numbers)
        .fetch_all(db)
        .await
        .context("read what is kept of pairs")?
        .into_iter()
        .map(|row| {
            let outbox = outboxes.remove(&row.number).unwrap_or_default();
            Ok((row.number, row.read(outbox)?))
        })
        .collect()
}

#[derive(Debug)]
struct Row {
    number: i64,
    line: Vec<u8>,
    guest: Vec<u8>,
    log: String,
    listed: String,
    pending: String,
    has_contact: bool,
}

impl Row {
    fn read(self, outbox: Vec<OutboxRow>) -> anyhow::Result<Kept> {
        let pair = Pair {
            line: LineId(id::read(&self.line)?),
            guest: GuestId(id::read(&self.guest)?),
        };
        Ok(Kept {
            pair: NumberedPair {
                number: self.number,
                pair,
            },
            log: log::read(&self.log)?,
            listed: serde_json::from_str(&self.listed).context("read a pair's conversations")?,
            pending: serde_json::from_str(&self.pending).context("read pending items")?,
            has_contact: self.has_contact,
            outbox,
        })
    }
}
