//! A store that can't be trusted is put aside, never erased.

use std::path::{Path, PathBuf};

use anyhow::Context;
use sqlx::{Connection, Row, SqliteConnection};

/// Files up to this size are checked whole at every opening; larger ones only where what is ours alone stands.
const CHECKED_WHOLE: u64 = 64 * 1024 * 1024;

/// What the opening of a damaged store saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Where the damaged file was put.
    pub quarantined: PathBuf,
    pub drafts_saved: u32,
    /// Unsent messages and other intents that will still go out.
    pub outbox_saved: u32,
    /// Tables of ours that couldn't be read to the end.
    pub unreadable: Vec<String>,
}

/// Looks at the file before it is used; a damaged one is moved out of the way.
pub(super) async fn look(file: &Path) -> anyhow::Result<Option<Repair>> {
    if !file.exists() {
        return Ok(None);
    }
    let noted = beside(file, ".damaged").exists();
    if !noted && is_sound(file).await {
        return Ok(None);
    }
    put_aside(file).map(Some)
}

/// Moves a store that can't be used out of the way.
pub(super) fn put_aside(file: &Path) -> anyhow::Result<Repair> {
    let quarantined = quarantine(file)?;
    tracing::error!("the store can't be used; it was put aside and a new one is begun");
    Ok(Repair {
        quarantined,
        drafts_saved: 0,
        outbox_saved: 0,
        unreadable: Vec::new(),
    })
}

/// Leaves a note for the next opening if `error` says that the file is damaged.
pub(super) fn note(file: &Path, error: &anyhow::Error) {
    let code = error
        .downcast_ref::<sqlx::Error>()
        .and_then(|error| error.as_database_error()?.code().map(String::from));
    let corrupt = code
        .and_then(|code| code.parse::<u32>().ok())
        .is_some_and(|code| matches!(code & 0xff, 11 | 26));
    if corrupt && let Err(error) = std::fs::write(beside(file, ".damaged"), []) {
        tracing::error!(%error, "the damage can't be noted");
    }
}

async fn is_sound(file: &Path) -> bool {
    match check(file).await {
        Ok(sound) => sound,
        Err(error) => {
            tracing::warn!(error = format!("{error:#}"), "the store can't be read");
            false
        }
    }
}

async fn check(file: &Path) -> anyhow::Result<bool> {
    let size = std::fs::metadata(file).context("look at the store")?.len();
    let mut db = super::connect(file).await?;
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

/// Moves the file and what SQLite keeps beside it to a name that is free.
fn quarantine(file: &Path) -> anyhow::Result<PathBuf> {
    let free = (1..u32::MAX)
        .map(|number| beside(file, &format!(".quarantine-{number}")))
        .find(|path| !path.exists());
    let target = free.context("find a name for the damaged store")?;
    std::fs::rename(file, &target).context("put the damaged store aside")?;
    for suffix in ["-wal", "-shm"] {
        let companion = beside(file, suffix);
        if companion.exists() {
            std::fs::rename(&companion, beside(&target, suffix))
                .context("put the damaged store's log aside")?;
        }
    }
    let note = beside(file, ".damaged");
    if note.exists() {
        std::fs::remove_file(&note).context("take the note of damage away")?;
    }
    Ok(target)
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
