//! The feed as it came, from which everything the hub knows can be folded again.

use anyhow::Context;
use engine::Recorded;
use sqlx::SqliteConnection;

/// Keeps a feed row; the same row twice is kept once.
pub(crate) async fn append(
    db: &mut SqliteConnection,
    seq: u64,
    pair: i64,
    recorded: &Recorded,
) -> anyhow::Result<()> {
    let (seq, version) = (i64::try_from(seq)?, i64::try_from(recorded.version)?);
    let body = serde_json::to_string(recorded)?;
    sqlx::query!(
        "INSERT INTO log (seq, pair, version, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        seq,
        pair,
        version,
        body
    )
    .execute(db)
    .await
    .context("append to the log")?;
    Ok(())
}

/// Everything recorded of a pair, in the order of recording.
pub(crate) async fn of_pair(db: &mut SqliteConnection, pair: i64) -> anyhow::Result<Vec<Recorded>> {
    sqlx::query_file!("queries/log_of_pair.sql", pair)
        .fetch_all(db)
        .await
        .context("read a pair's log")?
        .iter()
        .map(|row| serde_json::from_str(&row.body).context("read an event"))
        .collect()
}
