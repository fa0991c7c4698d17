//! Whether the file can be trusted.

use std::path::Path;

use anyhow::Context;
use sqlx::migrate::MigrateError;
use sqlx::{Connection, Row, SqliteConnection};
use wire::view::RepairCause;

use super::file::{beside, connect};
use super::quarantine;
use crate::fault::store_code;

/// Files up to this size are checked whole at every opening; larger ones only where what is ours alone stands.
const CHECKED_WHOLE: u64 = 64 * 1024 * 1024;
/// `SQLITE_CORRUPT` and `SQLITE_NOTADB`.
const DAMAGED: [u32; 2] = [11, 26];
/// These, and what a statement that is known to be right can only meet in tables that are not: `SQLITE_ERROR`,
/// `SQLITE_CONSTRAINT`, `SQLITE_MISMATCH`.
const MAKES_NO_SENSE: [u32; 5] = [1, 11, 19, 20, 26];

/// What says nothing about the file's content: `SQLITE_PERM`, `SQLITE_BUSY`, `SQLITE_LOCKED`, `SQLITE_NOMEM`,
/// `SQLITE_READONLY`, `SQLITE_IOERR`, `SQLITE_FULL`, `SQLITE_CANTOPEN`.
const NOT_NOW: [u32; 8] = [3, 5, 6, 7, 8, 10, 13, 14];

/// Whether the file must not be used as it is.
///
/// # Errors
/// It can't be looked at now: no room, no right, too many files open.
pub(super) async fn found(file: &Path) -> anyhow::Result<bool> {
    let Ok(about) = std::fs::metadata(file) else {
        return Ok(false);
    };
    // SQLite would take a file without content for a new one.
    let emptied = about.len() == 0 && beside(file, ".schema").exists();
    if emptied || quarantine::is_noted(file) {
        return Ok(true);
    }
    match check(file, about.len()).await {
        Ok(sound) => Ok(!sound),
        Err(error) if is_not_now(&error) => Err(error),
        Err(error) => {
            tracing::warn!(
                error = wire::quiet(error.as_ref()),
                "the store can't be read"
            );
            Ok(true)
        }
    }
}

/// Whether an error may be gone at the next try, and says nothing about the file.
pub(super) fn is_not_now(error: &anyhow::Error) -> bool {
    let code = error.downcast_ref().and_then(store_code);
    let by_system = matches!(error.downcast_ref(), Some(sqlx::Error::Io(_)));
    by_system || code.is_some_and(|code| NOT_NOW.contains(&code))
}

/// Whether an error says that the file is damaged.
pub(super) fn tells_of(error: &anyhow::Error) -> bool {
    let code = error.downcast_ref().and_then(store_code);
    code.is_some_and(|code| DAMAGED.contains(&code))
}

/// Why a store that doesn't open can't be used; `None` if it can, as soon as there is room or whoever holds it lets go.
pub(super) fn useless(error: &anyhow::Error) -> Option<RepairCause> {
    let error = error.downcast_ref::<MigrateError>()?;
    if let MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) = error {
        let decoding = matches!(
            error,
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)
        );
        let broken = store_code(error).is_some_and(|code| MAKES_NO_SENSE.contains(&code));
        return (decoding || broken).then_some(RepairCause::Damaged);
    }
    let other = matches!(
        error,
        MigrateError::VersionMissing(_)
            | MigrateError::VersionMismatch(_)
            | MigrateError::VersionTooOld(..)
            | MigrateError::VersionTooNew(..)
            | MigrateError::Dirty(_)
    );
    other.then_some(RepairCause::OtherVersion)
}

async fn check(file: &Path, size: u64) -> anyhow::Result<bool> {
    let mut db = connect(file).await?;
    let sound = check_tables(&mut db, size).await;
    // Closed whatever was found, so that the file can be moved.
    db.close().await.context("close the store after a look")?;
    sound
}

async fn check_tables(db: &mut SqliteConnection, size: u64) -> anyhow::Result<bool> {
    let statements = match size <= CHECKED_WHOLE {
        true => ["PRAGMA quick_check(1)"].as_slice(),
        false => [
            "PRAGMA quick_check('outbox')",
            "PRAGMA quick_check('draft')",
        ]
        .as_slice(),
    };
    for statement in statements {
        if !says_ok(db, statement).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn says_ok(db: &mut SqliteConnection, statement: &'static str) -> anyhow::Result<bool> {
    let row = sqlx::query(statement)
        .fetch_one(db)
        .await
        .context("check the store")?;
    Ok(row.try_get::<String, _>(0)? == "ok")
}
