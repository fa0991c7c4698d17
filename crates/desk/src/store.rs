//! The cache, outbox and drafts in one SQLite file. Everything that opens that file is here.

pub(crate) mod contact;
pub(crate) mod conversation;
mod damage;
pub(crate) mod draft;
pub(crate) mod id;
pub(crate) mod log;
pub(crate) mod outbox;
pub(crate) mod pair;
mod salvage;
pub(crate) mod setting;
pub(crate) mod timeline;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection, SqlitePool, Transaction};

pub use damage::Repair;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

const FILE: &str = "desk.sqlite";
const CONNECTIONS: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(10);

/// The open store of one workspace.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    pool: SqlitePool,
    file: PathBuf,
}

impl Store {
    /// Opens the store in `folder`. A damaged one is put aside, what is ours alone is saved from it, and a new one begun.
    pub(crate) async fn open(folder: &Path) -> anyhow::Result<(Self, Option<Repair>)> {
        std::fs::create_dir_all(folder).context("make the store's folder")?;
        let file = folder.join(FILE);
        let mut repair = damage::look(&file).await?;
        let pool = match open(&file).await {
            Err(error) if error.is::<MigrateError>() => {
                // Another version's store: what it has of ours alone is brought over, the rest comes from the hub.
                repair = Some(damage::put_aside(&file)?);
                open(&file).await?
            }
            opened => opened?,
        };
        let store = Self { pool, file };
        let Some(mut repair) = repair else {
            return Ok((store, None));
        };
        let mut transaction = store.begin().await?;
        salvage::bring_back(&mut transaction, &mut repair).await?;
        transaction
            .commit()
            .await
            .context("commit what was saved")?;
        Ok((store, Some(repair)))
    }

    /// For reading: sees the last commit, waits for no writer.
    pub(crate) async fn read(&self) -> anyhow::Result<PoolConnection<Sqlite>> {
        self.pool.acquire().await.context("begin to read")
    }

    /// For reading several things that belong together.
    pub(crate) async fn snapshot(&self) -> anyhow::Result<Transaction<'static, Sqlite>> {
        self.pool.begin().await.context("begin to read")
    }

    pub(crate) async fn begin(&self) -> anyhow::Result<Transaction<'static, Sqlite>> {
        self.pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .context("begin to write")
    }

    /// Remembers that the file showed damage, so that the next opening repairs it.
    pub(crate) fn note_damage(&self, error: &anyhow::Error) {
        damage::note(&self.file, error);
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// Makes a fresh store's file at `path`, for checking queries against while compiling.
pub async fn create(path: &Path) -> anyhow::Result<()> {
    open(path).await?.close().await;
    Ok(())
}

/// The one place where the file is opened for use.
async fn open(file: &Path) -> anyhow::Result<SqlitePool> {
    let options = options(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    let pool = SqlitePoolOptions::new()
        .max_connections(CONNECTIONS)
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
async fn connect(file: &Path) -> anyhow::Result<SqliteConnection> {
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
