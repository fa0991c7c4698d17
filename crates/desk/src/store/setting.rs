//! Single values by name, and how far the feed was taken in.

use anyhow::Context;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::SqliteConnection;

/// The hub's latest `Me`.
pub(crate) const ME: &str = "me";
/// Hub time minus local time in milliseconds.
pub(crate) const CLOCK_OFFSET: &str = "clock_offset_ms";

/// What was written to see whether there is room.
pub(crate) const TRIAL: &str = "trial";

const FEED: &str = "feed";

pub(crate) async fn read<T: DeserializeOwned>(
    db: &mut SqliteConnection,
    name: &str,
) -> anyhow::Result<Option<T>> {
    let row = sqlx::query!("SELECT value FROM setting WHERE name = ?1", name)
        .fetch_optional(db)
        .await
        .context("read a setting")?;
    Ok(row.and_then(|row| serde_json::from_str(&row.value).ok()))
}

pub(crate) async fn write<T: Serialize + Sync>(
    db: &mut SqliteConnection,
    name: &str,
    value: &T,
) -> anyhow::Result<()> {
    let value = serde_json::to_string(value)?;
    sqlx::query!(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value
    )
    .execute(db)
    .await
    .context("write a setting")?;
    Ok(())
}

/// Keeps a value from elsewhere, unless there is one already.
pub(crate) async fn bring_back(
    db: &mut SqliteConnection,
    name: &str,
    value: &Value,
) -> anyhow::Result<()> {
    let value = value.to_string();
    sqlx::query!(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        name,
        value
    )
    .execute(db)
    .await
    .context("bring a setting back")?;
    Ok(())
}

/// The number of the last feed row taken in; 0 before the first.
pub(crate) async fn cursor(db: &mut SqliteConnection) -> anyhow::Result<u64> {
    let row = sqlx::query!("SELECT seq FROM cursor WHERE name = ?1", FEED)
        .fetch_optional(db)
        .await
        .context("read the cursor")?;
    Ok(row.and_then(|row| u64::try_from(row.seq).ok()).unwrap_or(0))
}

pub(crate) async fn move_cursor(db: &mut SqliteConnection, seq: u64) -> anyhow::Result<()> {
    let seq = i64::try_from(seq)?;
    sqlx::query!(
        "INSERT INTO cursor (name, seq) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
        FEED,
        seq
    )
    .execute(db)
    .await
    .context("move the cursor")?;
    Ok(())
}
