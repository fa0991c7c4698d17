//! Pairs of one line and one guest, numbered.

use anyhow::Context;
use engine::{ConversationId, GuestId, LineId, Pair};
use sqlx::SqliteConnection;

use super::id;

/// A pair with its number in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NumberedPair {
    pub(crate) number: i64,
    pub(crate) pair: Pair,
}

#[derive(Debug)]
struct Row {
    id: i64,
    line: Vec<u8>,
    guest: Vec<u8>,
}

impl Row {
    fn read(&self) -> anyhow::Result<NumberedPair> {
        let pair = Pair {
            line: LineId(id::read(&self.line)?),
            guest: GuestId(id::read(&self.guest)?),
        };
        Ok(NumberedPair {
            number: self.id,
            pair,
        })
    }
}

/// The number of a pair, given to it now if it has none.
pub(crate) async fn number(db: &mut SqliteConnection, pair: Pair) -> anyhow::Result<NumberedPair> {
    let (line, guest) = (
        pair.line.0.as_bytes().as_slice(),
        pair.guest.0.as_bytes().as_slice(),
    );
    sqlx::query!(
        "INSERT INTO pair (line, guest) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        line,
        guest
    )
    .execute(&mut *db)
    .await
    .context("number a pair")?;
    let row = sqlx::query!(
        "SELECT id FROM pair WHERE line = ?1 AND guest = ?2",
        line,
        guest
    )
    .fetch_one(db)
    .await
    .context("read a pair's number")?;
    Ok(NumberedPair {
        number: row.id,
        pair,
    })
}

pub(crate) async fn of_conversation(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<Option<NumberedPair>> {
    let conversation = conversation.0.as_bytes().as_slice();
    sqlx::query_file_as!(Row, "queries/pair_of_conversation.sql", conversation)
        .fetch_optional(db)
        .await
        .context("read a conversation's pair")?
        .map(|row| row.read())
        .transpose()
}

pub(crate) async fn of_guest(
    db: &mut SqliteConnection,
    guest: GuestId,
) -> anyhow::Result<Vec<NumberedPair>> {
    let guest = guest.0.as_bytes().as_slice();
    sqlx::query_file_as!(Row, "queries/pair_of_guest.sql", guest)
        .fetch_all(db)
        .await
        .context("read a guest's pairs")?
        .iter()
        .map(Row::read)
        .collect()
}

/// Numbers of at most `limit` pairs after `after`.
pub(crate) async fn after(
    db: &mut SqliteConnection,
    after: i64,
    limit: i64,
) -> anyhow::Result<Vec<i64>> {
    let rows = sqlx::query!(
        "SELECT id FROM pair WHERE id > ?1 ORDER BY id LIMIT ?2",
        after,
        limit
    )
    .fetch_all(db)
    .await
    .context("read pairs")?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
