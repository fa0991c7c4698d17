//! The file that is salvaged, or a copy of it in which its tables can be found again.

use std::path::{Path, PathBuf};

use sqlx::{Connection, Row, SqliteConnection};

use super::super::damage;
use super::super::file::connect;
use super::super::schema_copy;

#[derive(Debug)]
pub(super) struct Source {
    pub(super) db: SqliteConnection,
    mended: Option<PathBuf>,
}

impl Source {
    /// Opens the file; `None` if nothing in it can be found.
    ///
    /// # Errors
    /// It can't be looked at now, or there is no room for a mended copy: what is in it is still to be found.
    pub(super) async fn open(path: &Path) -> anyhow::Result<Option<Self>> {
        if let Some(db) = with_tables(path).await? {
            return Ok(Some(Self { db, mended: None }));
        }
        let Some(mended) = schema_copy::mended(path)? else {
            return Ok(None);
        };
        let Some(db) = with_tables(&mended).await? else {
            schema_copy::forget(&mended);
            return Ok(None);
        };
        let mended = Some(mended);
        Ok(Some(Self { db, mended }))
    }

    pub(super) async fn close(self) {
        if let Err(error) = self.db.close().await {
            tracing::warn!(%error, "the damaged store can't be closed");
        }
        if let Some(mended) = &self.mended {
            schema_copy::forget(mended);
        }
    }
}

/// A connection that knows where the outbox is.
async fn with_tables(path: &Path) -> anyhow::Result<Option<SqliteConnection>> {
    let mut db = match connect(path).await {
        Ok(db) => db,
        Err(error) if damage::is_not_now(&error) => return Err(error),
        Err(_) => return Ok(None),
    };
    let tables =
        sqlx::query("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('outbox', 'draft')")
            .fetch_one(&mut db)
            .await
            .and_then(|row| row.try_get::<i64, _>(0));
    if matches!(tables, Ok(2)) {
        return Ok(Some(db));
    }
    // Whatever is wrong with it is about to be said.
    let _ = db.close().await;
    Ok(None)
}
