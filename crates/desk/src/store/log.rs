//! The feed as it came, from which everything the hub knows can be folded again.

use anyhow::Context;
use engine::Recorded;
use sqlx::SqliteConnection;

use crate::sync::{FeedRow, Reading};

/// Keeps a feed row; the same row twice is kept once.
pub(crate) async fn append(
    db: &mut SqliteConnection,
    pair: i64,
    row: &FeedRow,
) -> anyhow::Result<()> {
    let seq = i64::try_from(row.seq)?;
    let (version, body, known) = match &row.reading {
        Reading::Known(recorded) => (recorded.version, serde_json::to_string(recorded)?, true),
        Reading::Unknown { version, body } => (*version, body.clone(), false),
    };
    let version = i64::try_from(version)?;
    sqlx::query!(
        "INSERT INTO log (seq, pair, version, body, known) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        seq,
        pair,
        version,
        body,
        known
    )
    .execute(db)
    .await
    .context("append to the log")?;
    Ok(())
}

/// Everything recorded of a pair that this version can read, in the order of recording.
pub(crate) async fn of_pair(db: &mut SqliteConnection, pair: i64) -> anyhow::Result<Vec<Recorded>> {
    sqlx::query_file!("queries/log_of_pair.sql", pair)
        .fetch_all(db)
        .await
        .context("read a pair's log")?
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
    for row in rows
        .iter()
        .filter(|row| serde_json::from_str::<Recorded>(&row.body).is_ok())
    {
        sqlx::query!("UPDATE log SET known = 1 WHERE seq = ?1", row.seq)
            .execute(&mut *db)
            .await
            .context("mark an event as known")?;
        if pairs.last() != Some(&row.pair) {
            pairs.push(row.pair);
        }
    }
    Ok(pairs)
}
