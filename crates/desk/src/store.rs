//! The cache, outbox and drafts in one SQLite file. Everything that opens that file is here.

pub(crate) mod contact;
pub(crate) mod conversation;
mod damage;
pub(crate) mod draft;
mod file;
pub(crate) mod find;
mod folded;
pub(crate) mod id;
pub(crate) mod kept;
pub(crate) mod log;
pub(crate) mod outbox;
pub(crate) mod pair;
mod quarantine;
pub(crate) mod repair;
mod room;
mod salvage;
mod schema_copy;
pub(crate) mod setting;
mod sum;
pub(crate) mod timeline;

use std::path::{Path, PathBuf};

use anyhow::Context;
use engine::Timestamp;
use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqlitePool, Transaction};
use wire::view::RepairCause;

const FILE: &str = "desk.sqlite";

/// The open store of one workspace.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    pool: SqlitePool,
    file: PathBuf,
}

impl Store {
    /// Opens the store in `folder`. One that can't be used is put aside, what is ours alone is saved from it, and a new one begun.
    pub(crate) async fn open(folder: &Path, now: Timestamp) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).context("make the store's folder")?;
        let file = folder.join(FILE);
        let pool = ready(&file, now).await?;
        Ok(Self { pool, file })
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
        if damage::tells_of(error) {
            quarantine::note(&self.file);
        }
    }

    /// Where the file of a repair is kept.
    pub(crate) fn kept(&self, repair: &repair::Repair) -> PathBuf {
        quarantine::salvaged(&self.file, repair.number)
    }

    /// Erases the file of a repair that lost nothing.
    pub(crate) fn erase(&self, repair: &repair::Repair) -> anyhow::Result<()> {
        quarantine::erase(&self.file, repair.number)
    }

    /// Lets the file grow by so many pages and no further, as a full disk would; or without end.
    pub(crate) async fn limit_pages(&self, more: Option<i64>) -> anyhow::Result<()> {
        let mut connections = Vec::new();
        for _ in 0..file::CONNECTIONS {
            connections.push(self.read().await?);
        }
        if let (Some(_), Some(db)) = (more, connections.first_mut()) {
            // A limit says nothing of pages that are free within the file.
            sqlx::query("VACUUM").execute(&mut **db).await?;
        }
        let mut limit = i64::from(u32::MAX - 1);
        for db in &mut connections {
            if let Some(more) = more {
                let pages: i64 = sqlx::query_scalar("PRAGMA page_count")
                    .fetch_one(&mut **db)
                    .await?;
                limit = pages + more;
            }
            let pragma = format!("PRAGMA max_page_count = {limit}");
            let set = sqlx::query(sqlx::AssertSqlSafe(pragma));
            set.execute(&mut **db).await?;
        }
        // A connection on which a write failed is replaced by another.
        let options = self.pool.connect_options().as_ref().clone();
        self.pool
            .set_connect_options(options.pragma("max_page_count", limit.to_string()));
        Ok(())
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// Makes a fresh store's file at `path`, for checking queries against while compiling.
pub async fn create(path: &Path) -> anyhow::Result<()> {
    file::open(path).await?.close().await;
    Ok(())
}

/// Ends what an earlier start may have left unfinished, looks at the file, and opens it or a new one with what is ours alone.
async fn ready(file: &Path, now: Timestamp) -> anyhow::Result<SqlitePool> {
    quarantine::finish(file)?;
    if damage::found(file).await? {
        quarantine::put_aside(file, RepairCause::Damaged)?;
    }
    let pool = match file::open(file).await {
        Ok(pool) => pool,
        Err(error) => {
            let cause = damage::useless(&error).ok_or(error)?;
            quarantine::put_aside(file, cause)?;
            file::open(file).await?
        }
    };
    let mut waiting = quarantine::waiting(file)?;
    // What was put aside last knows best.
    waiting.reverse();
    for aside in &waiting {
        salvage::bring_over(&pool, aside, now).await?;
        quarantine::done(file, aside)?;
    }
    folded::renew(&pool).await?;
    if let Err(error) = schema_copy::keep(&pool, file).await {
        tracing::warn!(
            error = wire::quiet(error.as_ref()),
            "the schema has no copy"
        );
    }
    Ok(pool)
}
