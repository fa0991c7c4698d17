//! The feed as it came, from which everything the hub knows can be folded again.

mod subject;

use anyhow::Context;
use engine::{MessageId, Recorded};
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::id;
use crate::sync::{FeedRow, Reading};
use subject::subject;

/// Keeps rows of the feed, each with the number of its pair; the same row twice is kept once.
pub(crate) async fn append(
    db: &mut SqliteConnection,
    pairs: &[(i64, Vec<FeedRow>)],
) -> anyhow::Result<()> {
    let rows = pairs
        .iter()
        .flat_map(|(pair, rows)| rows.iter().map(|row| (*pair, row)));
    let rows: Vec<_> = rows.map(columns).collect::<serde_json::Result<_>>()?;
    let rows = serde_json::to_string(&rows)?;
    sqlx::query_file!("queries/log_append.sql", rows)
        .execute(db)
        .await
        .context("append to the log")?;
    Ok(())
}

fn columns((pair, row): (i64, &FeedRow)) -> serde_json::Result<Value> {
    let (version, body, known) = match &row.reading {
        Reading::Known(recorded) => (recorded.version, serde_json::to_string(recorded)?, true),
        Reading::Unknown { version, body } => (*version, body.clone(), false),
    };
    let message = row.recorded().and_then(|recorded| subject(&recorded.event));
    let message = message.map(|message| id::hex(message.0));
    Ok(json!([row.seq, pair, version, body, known, message]))
}

/// Everything recorded of a pair that this version can read, in the order of recording.
pub(crate) async fn of_pair(db: &mut SqliteConnection, pair: i64) -> anyhow::Result<Vec<Recorded>> {
    let row = sqlx::query_file!("queries/log_of_pair.sql", pair)
        .fetch_one(db)
        .await
        .context("read a pair's log")?;
    read(&row.log)
}

/// Reads a log that comes as one list: a row for each event takes longer to hand over than to read.
pub(super) fn read(log: &str) -> anyhow::Result<Vec<Recorded>> {
    serde_json::from_str(log).context("read a pair's events")
}

/// Everything recorded of one message, in the order of recording.
pub(crate) async fn of_message(
    db: &mut SqliteConnection,
    pair: i64,
    message: MessageId,
) -> anyhow::Result<Vec<Recorded>> {
    let message = message.0.as_bytes().as_slice();
    sqlx::query_file!("queries/log_of_message.sql", pair, message)
        .fetch_all(db)
        .await
        .context("read a message's log")?
        .iter()
        .map(|row| serde_json::from_str(&row.body).context("read an event"))
        .collect()
}

/// Marks what an earlier version couldn't read and this one can. Returns the pairs it belongs to.
pub(crate) async fn relearn(db: &mut SqliteConnection) -> anyhow::Result<Vec<i64>> {
    let rows = sqlx::query_file!("queries/log_unknown.sql")
        .fetch_all(&mut *db)
        .await
        .context("read unknown events")?;
    let mut pairs = Vec::new();
    for row in &rows {
        let Ok(recorded) = serde_json::from_str::<Recorded>(&row.body) else {
            continue;
        };
        let message = subject(&recorded.event);
        let message = message.as_ref().map(|id| id.0.as_bytes().as_slice());
        sqlx::query!(
            "UPDATE log SET known = 1, message = ?2 WHERE seq = ?1",
            row.seq,
            message
        )
        .execute(&mut *db)
        .await
        .context("mark an event as known")?;
        if pairs.last() != Some(&row.pair) {
            pairs.push(row.pair);
        }
    }
    Ok(pairs)
}
