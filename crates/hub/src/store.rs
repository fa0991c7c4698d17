//! The hub's database: one SQLite file, one writer, readers beside it.

pub(crate) mod contact;
pub(crate) mod effect;
pub(crate) mod feed;
#[cfg(test)]
mod full_disk;
pub(crate) mod guest;
pub(crate) mod intent;
pub(crate) mod journal;
pub(crate) mod line;
pub(crate) mod log;
pub(crate) mod look;
pub(crate) mod member;
pub(crate) mod organization;
pub(crate) mod session;
pub(crate) mod template;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Sqlite, SqlitePool, Transaction};
use uuid::Uuid;

use crate::{CrashPoints, Moment};

/// Connections that read beside the writer.
const READERS: u32 = 4;

pub(crate) type Write = Transaction<'static, Sqlite>;

#[derive(Debug)]
pub(crate) struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
    killed: AtomicBool,
    crash_points: CrashPoints,
}

impl Store {
    /// Opens the database, creating it and bringing it up to date as needed.
    pub(crate) async fn open(path: &Path, crash_points: CrashPoints) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A webhook answered with 200 must survive a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .after_release(|db, _| {
                Box::pin(async move {
                    // On a full disk SQLite itself ends the transaction, which the connection doesn't notice: it
                    // must not be used again. A ping is answered after whatever was still to be rolled back.
                    db.ping().await?;
                    Ok(!db.is_in_transaction())
                })
            })
            .connect_with(options.clone())
            .await
            .context("open the database")?;
        sqlx::migrate!()
            .run(&writer)
            .await
            .context("bring the database up to date")?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true))
            .await
            .context("open the database for reading")?;
        Ok(Self {
            writer,
            readers,
            killed: AtomicBool::new(false),
            crash_points,
        })
    }

    pub(crate) async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        self.readers.acquire().await.context("read")
    }

    /// Begins the one transaction of an operation; no other writes until it ends.
    pub(crate) async fn write(&self) -> Result<Write> {
        self.writer
            .begin_with("BEGIN IMMEDIATE")
            .await
            .context("begin")
    }

    pub(crate) async fn commit(&self, write: Write) -> Result<()> {
        self.crash_points.pass(Moment::BeforeCommit).await;
        ensure!(!self.killed.load(Ordering::SeqCst), "the hub was killed");
        write.commit().await.context("commit")?;
        self.crash_points.pass(Moment::AfterCommit).await;
        Ok(())
    }

    /// From now on nothing is committed.
    pub(crate) fn kill(&self) {
        self.killed.store(true, Ordering::SeqCst);
    }

    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Creates an empty database at `path`, as the migrations say.
pub async fn create_database(path: &Path) -> Result<()> {
    let store = Store::open(path, CrashPoints::default()).await?;
    store.close().await;
    Ok(())
}

/// Whether the disk is full, read-only, failing or can't be opened: SQLite's codes for it.
pub(crate) fn out_of_order(error: &anyhow::Error) -> bool {
    let database = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<sqlx::Error>()?.as_database_error());
    let code = database.and_then(sqlx::error::DatabaseError::code);
    matches!(code.as_deref(), Some("13" | "8" | "10" | "14"))
}

/// How an id is bound.
pub(crate) fn blob(id: &Uuid) -> &[u8] {
    id.as_bytes()
}

/// How an id is read.
pub(crate) fn uuid(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).context("an id of 16 bytes")
}

/// Counts and versions are stored as SQLite's signed integers.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(crate) fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

pub(crate) fn unsigned_32(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
