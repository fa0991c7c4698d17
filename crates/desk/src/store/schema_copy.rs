//! A copy of the pages that say where the tables are: with it, damage to those few pages doesn't cost what is ours alone.

use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};
use sqlx::{Row, SqlitePool};

use super::file::beside;
use super::sum::sum;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Copy {
    /// Changes with every migration.
    schema_version: i64,
    page_size: u64,
    /// Page numbers with what stands there.
    pages: Vec<(u64, Vec<u8>)>,
}

/// Keeps a copy of the schema's pages beside the store, made anew whenever the schema has changed.
pub(super) async fn keep(pool: &SqlitePool, file: &Path) -> anyhow::Result<()> {
    let schema_version = number(pool, "PRAGMA schema_version").await?;
    if read(file).is_some_and(|kept| kept.schema_version == schema_version) {
        return Ok(());
    }
    // The pages are read from the file, so they must have arrived there.
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(pool)
        .await
        .context("bring the log into the store")?;
    let page_size = u64::try_from(number(pool, "PRAGMA page_size").await?)?;
    let rows = sqlx::query("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")
        .fetch_all(pool)
        .await
        .context("find the schema's pages")?;
    let mut source = fs::File::open(file).context("open the store to copy its schema")?;
    let mut pages = Vec::new();
    for row in rows {
        let page = u64::try_from(row.try_get::<i64, _>(0)?)?;
        let mut bytes = vec![0; usize::try_from(page_size)?];
        source.seek(SeekFrom::Start((page - 1) * page_size))?;
        source.read_exact(&mut bytes).context("copy a page")?;
        pages.push((page, bytes));
    }
    let copy = Copy {
        schema_version,
        page_size,
        pages,
    };
    write(file, &copy)
}

/// The damaged store with its schema's pages put back, as a file of its own; `None` without a copy of them.
pub(super) fn mended(damaged: &Path) -> anyhow::Result<Option<PathBuf>> {
    let Some(copy) = read(damaged) else {
        return Ok(None);
    };
    let target = beside(damaged, ".mended");
    mend(damaged, &target, &copy).inspect_err(|_| forget(&target))?;
    Ok(Some(target))
}

fn mend(damaged: &Path, target: &Path, copy: &Copy) -> anyhow::Result<()> {
    fs::copy(damaged, target).context("copy the damaged store")?;
    let log = beside(damaged, "-wal");
    if log.exists() {
        fs::copy(log, beside(target, "-wal")).context("copy the damaged store's log")?;
    }
    let mut file = fs::OpenOptions::new().write(true).open(target)?;
    for (page, bytes) in &copy.pages {
        file.seek(SeekFrom::Start((page - 1) * copy.page_size))?;
        file.write_all(bytes).context("put a page back")?;
    }
    // The copied header doesn't know how long the file is or what is free in it: it must not be believed.
    for (offset, field) in [(36, [0; 4]), (32, [0; 4]), (92, [0xff; 4])] {
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(&field).context("correct the header")?;
    }
    Ok(())
}

/// Takes a mended copy away again.
pub(super) fn forget(mended: &Path) {
    for path in ["", "-wal", "-shm"].map(|suffix| beside(mended, suffix)) {
        if path.exists()
            && let Err(error) = fs::remove_file(path)
        {
            tracing::warn!(%error, "a mended copy can't be removed");
        }
    }
}

async fn number(pool: &SqlitePool, pragma: &'static str) -> anyhow::Result<i64> {
    let row = sqlx::query(pragma).fetch_one(pool).await;
    Ok(row.context("ask the store about itself")?.try_get(0)?)
}

/// The kept copy, if it is whole.
fn read(file: &Path) -> Option<Copy> {
    let bytes = fs::read(beside(file, ".schema")).ok()?;
    let (kept, body) = bytes.split_first_chunk::<8>()?;
    (i64::from_be_bytes(*kept) == sum(&[body])).then_some(())?;
    serde_json::from_slice(body).ok()
}

fn write(file: &Path, copy: &Copy) -> anyhow::Result<()> {
    let body = serde_json::to_vec(copy)?;
    let mut bytes = sum(&[&body]).to_be_bytes().to_vec();
    bytes.extend(body);
    let (fresh, target) = (beside(file, ".schema-new"), beside(file, ".schema"));
    fs::write(&fresh, bytes).context("write the schema's copy")?;
    fs::rename(fresh, target).context("keep the schema's copy")
}
