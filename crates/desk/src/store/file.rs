//! The one SQLite file: its options, and the places where it is opened.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection, SqlitePool};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// What SQLite and the store keep beside the file.
pub(super) const COMPANIONS: [&str; 3] = ["-wal", "-shm", ".schema"];

pub(super) const CONNECTIONS: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the file for use, made if missing and brought up to date.
pub(super) async fn open(file: &Path) -> anyhow::Result<SqlitePool> {
    let options = options(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    let pool = SqlitePoolOptions::new()
        .max_connections(CONNECTIONS)
        .after_release(|db, _| {
            Box::pin(async move {
                // On a full disk SQLite itself ends the transaction, which the connection doesn't notice: it must
                // not be used again. The answer to a ping comes after whatever was still to be rolled back.
                db.ping().await?;
                Ok(!db.is_in_transaction())
            })
        })
        .connect_with(options)
        .await
        .context("open the store")?;
    if let Err(error) = MIGRATIONS.run(&pool).await {
        pool.close().await;
        return Err(error).context("bring the store up to date");
    }
    Ok(pool)
}

/// One connection to a file that may be damaged; nothing is made or changed.
pub(super) async fn connect(file: &Path) -> anyhow::Result<SqliteConnection> {
    options(file)
        .connect()
        .await
        .context("open a store to look at it")
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
}

/// The file's name with something added.
pub(super) fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
