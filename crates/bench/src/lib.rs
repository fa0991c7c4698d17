//! How measured times are told, and what they are compared with.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};

/// A new file of plain SQLite that keeps what is committed as surely as ours do.
///
/// # Errors
/// It can't be made.
pub async fn plain_sqlite(folder: &Path) -> sqlx::Result<SqliteConnection> {
    SqliteConnectOptions::new()
        .filename(folder.join("plain.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await
}

/// The time within which `percent` of `sorted` were done.
#[must_use]
pub fn within(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

/// In milliseconds, or microseconds below one.
#[must_use]
pub fn shown(time: Duration) -> String {
    match time.as_secs_f64() * 1_000.0 {
        ms if ms < 1.0 => format!("{:.0} µs", ms * 1_000.0),
        ms => format!("{ms:.1} ms"),
    }
}
