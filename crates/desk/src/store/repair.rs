//! What was put aside, what of it was saved and what couldn't be read: kept until the member has seen it.

use anyhow::Context;
use engine::Timestamp;
use sqlx::SqliteConnection;
use wire::view::{Ours, RepairCause};

/// A store that was put aside and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    /// Of the file that was put aside.
    pub(crate) number: u32,
    pub(crate) at: Timestamp,
    pub(crate) cause: RepairCause,
    /// Unsent messages and other intents.
    pub(crate) outbox_saved: u32,
    pub(crate) drafts_saved: u32,
    /// What couldn't be read to the end.
    pub(crate) unreadable: Vec<Ours>,
    pub(crate) seen: bool,
}

pub(super) async fn is_known(db: &mut SqliteConnection, number: u32) -> anyhow::Result<bool> {
    let found = sqlx::query!("SELECT number FROM repair WHERE number = ?1", number)
        .fetch_optional(db)
        .await
        .context("look for a repair")?;
    Ok(found.is_some())
}

/// Notes a repair; one that is known stays as it is.
pub(super) async fn add(db: &mut SqliteConnection, repair: &Repair) -> anyhow::Result<()> {
    let cause = serde_json::to_string(&repair.cause)?;
    let unreadable = serde_json::to_string(&repair.unreadable)?;
    sqlx::query!(
        "INSERT INTO repair (number, at_ms, cause, outbox_saved, drafts_saved, unreadable, seen)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        repair.number,
        repair.at.0,
        cause,
        repair.outbox_saved,
        repair.drafts_saved,
        unreadable,
        repair.seen
    )
    .execute(db)
    .await
    .context("note a repair")?;
    Ok(())
}

/// Every repair, oldest first.
pub(crate) async fn all(db: &mut SqliteConnection) -> anyhow::Result<Vec<Repair>> {
    let rows = sqlx::query!(
        r#"SELECT number AS "number!: u32", at_ms, cause, outbox_saved AS "outbox_saved: u32",
                  drafts_saved AS "drafts_saved: u32", unreadable, seen AS "seen: bool"
           FROM repair ORDER BY number"#
    )
    .fetch_all(db)
    .await
    .context("read repairs")?;
    let read = rows.into_iter().map(|row| {
        Ok(Repair {
            number: row.number,
            at: Timestamp(row.at_ms),
            cause: serde_json::from_str(&row.cause).context("read a repair's cause")?,
            outbox_saved: row.outbox_saved,
            drafts_saved: row.drafts_saved,
            unreadable: serde_json::from_str(&row.unreadable).context("read what was lost")?,
            seen: row.seen,
        })
    });
    read.collect()
}

pub(crate) async fn see(db: &mut SqliteConnection, number: u32) -> anyhow::Result<()> {
    sqlx::query!("UPDATE repair SET seen = 1 WHERE number = ?1", number)
        .execute(db)
        .await
        .context("put a report away")?;
    Ok(())
}
