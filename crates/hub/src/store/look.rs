//! Up to when the provider's lists were read: what is older than that was taken up.

use anyhow::{Context, Result};
use engine::Timestamp;
use sqlx::SqliteConnection;

/// When the account's list was last read to its end; `None` if it never was.
pub(crate) async fn until(db: &mut SqliteConnection, account: &str) -> Result<Option<Timestamp>> {
    let until = sqlx::query_scalar!("SELECT until_ms FROM look WHERE account = ?", account)
        .fetch_optional(db)
        .await
        .context("read up to when was looked")?;
    Ok(until.map(Timestamp))
}

pub(crate) async fn reached(
    db: &mut SqliteConnection,
    account: &str,
    until: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO look (account, until_ms) VALUES (?1, ?2)
         ON CONFLICT (account) DO UPDATE SET until_ms = excluded.until_ms",
        account,
        until.0
    )
    .execute(db)
    .await
    .context("keep up to when was looked")?;
    Ok(())
}
