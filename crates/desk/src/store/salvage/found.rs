//! What was found in a store that was put aside. A row that makes no sense is left out and said.

use std::collections::BTreeSet;

use engine::{ConversationId, Timestamp};
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use wire::api::Submission;
use wire::view::Ours;

use super::super::id;
use super::super::outbox::Wedge;
use super::super::repair::Repair;
use super::super::timeline::ReadMark;
use super::table::readable;

#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) outbox: Vec<Outgoing>,
    pub(super) drafts: Vec<Draft>,
    pub(super) marks: Vec<(ConversationId, ReadMark)>,
    pub(super) settings: Vec<(String, Value)>,
    pub(super) repairs: Vec<Repair>,
    /// What couldn't be read to the end.
    pub(super) unreadable: BTreeSet<Ours>,
}

#[derive(Debug)]
pub(super) struct Outgoing {
    pub(super) conversation: Option<ConversationId>,
    pub(super) submission: Submission,
    pub(super) made_at: Timestamp,
    pub(super) refused: Option<(Wedge, Timestamp)>,
}

#[derive(Debug)]
pub(super) struct Draft {
    pub(super) conversation: ConversationId,
    pub(super) text: String,
    pub(super) changed_at: Timestamp,
}

impl Found {
    pub(super) async fn read(db: &mut SqliteConnection) -> Self {
        let mut lost = BTreeSet::new();
        Self {
            outbox: all(db, ("outbox", Ours::Outbox), outgoing, &mut lost).await,
            drafts: all(db, ("draft", Ours::Drafts), draft, &mut lost).await,
            marks: all(db, ("read_mark", Ours::ReadMarks), mark, &mut lost).await,
            settings: all(db, ("setting", Ours::Settings), setting, &mut lost).await,
            repairs: all(db, ("repair", Ours::Settings), repair, &mut lost).await,
            unreadable: lost,
        }
    }
}

async fn all<T>(
    db: &mut SqliteConnection,
    (table, ours): (&str, Ours),
    read: fn(&SqliteRow) -> anyhow::Result<T>,
    lost: &mut BTreeSet<Ours>,
) -> Vec<T> {
    let found = readable(db, table).await;
    let mut kept = Vec::with_capacity(found.rows.len());
    for row in &found.rows {
        kept.extend(read(row).ok());
    }
    if !found.whole || kept.len() < found.rows.len() {
        lost.insert(ours);
    }
    kept
}

fn outgoing(row: &SqliteRow) -> anyhow::Result<Outgoing> {
    let submission: Submission = serde_json::from_str(&row.try_get::<String, _>("submission")?)?;
    let made_at = Timestamp(row.try_get("made_at_ms")?);
    let refused = match row.try_get::<Option<String>, _>("refused")? {
        Some(wedge) => {
            // A version before didn't note when.
            let at: Option<i64> = row.try_get("refused_at_ms").ok().flatten();
            Some((serde_json::from_str(&wedge)?, at.map_or(made_at, Timestamp)))
        }
        None => None,
    };
    Ok(Outgoing {
        // A version before didn't note where.
        conversation: conversation(row).ok(),
        submission,
        made_at,
        refused,
    })
}

fn draft(row: &SqliteRow) -> anyhow::Result<Draft> {
    Ok(Draft {
        conversation: conversation(row)?,
        text: row.try_get("text")?,
        changed_at: Timestamp(row.try_get("changed_at_ms")?),
    })
}

fn mark(row: &SqliteRow) -> anyhow::Result<(ConversationId, ReadMark)> {
    let mark = ReadMark {
        up_to: Timestamp(row.try_get("up_to_ms")?),
        arrival: u64::try_from(row.try_get::<i64, _>("arrival")?)?,
    };
    Ok((conversation(row)?, mark))
}

fn setting(row: &SqliteRow) -> anyhow::Result<(String, Value)> {
    let value = serde_json::from_str(&row.try_get::<String, _>("value")?)?;
    Ok((row.try_get("name")?, value))
}

fn repair(row: &SqliteRow) -> anyhow::Result<Repair> {
    Ok(Repair {
        number: u32::try_from(row.try_get::<i64, _>("number")?)?,
        at: Timestamp(row.try_get("at_ms")?),
        cause: serde_json::from_str(&row.try_get::<String, _>("cause")?)?,
        outbox_saved: u32::try_from(row.try_get::<i64, _>("outbox_saved")?)?,
        drafts_saved: u32::try_from(row.try_get::<i64, _>("drafts_saved")?)?,
        unreadable: serde_json::from_str(&row.try_get::<String, _>("unreadable")?)?,
        seen: row.try_get("seen")?,
    })
}

fn conversation(row: &SqliteRow) -> anyhow::Result<ConversationId> {
    id::read(&row.try_get::<Vec<u8>, _>("conversation")?).map(ConversationId)
}
