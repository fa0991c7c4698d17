//! What is ours alone, brought over from a damaged store as far as it can be read.

use std::collections::BTreeMap;

use engine::{ConversationId, Timestamp};
use futures::TryStreamExt;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use wire::api::Submission;

use super::timeline::ReadMark;
use super::{Repair, draft, id, outbox, pair, timeline};

/// Copies outbox, drafts and read marks from the quarantined file; what can't be read is reported.
pub(super) async fn bring_back(
    db: &mut SqliteConnection,
    repair: &mut Repair,
) -> anyhow::Result<()> {
    let Ok(mut damaged) = super::connect(&repair.quarantined).await else {
        repair
            .unreadable
            .extend(["outbox", "draft", "read_mark"].map(str::to_owned));
        return Ok(());
    };
    for row in readable(
        &mut damaged,
        "outbox",
        "number, submission, made_at_ms, refused, refused_at_ms",
        repair,
    )
    .await
    {
        repair.outbox_saved += u32::from(outgoing(db, &row).await.is_ok());
    }
    for row in readable(
        &mut damaged,
        "draft",
        "conversation, text, changed_at_ms",
        repair,
    )
    .await
    {
        repair.drafts_saved += u32::from(words(db, &row).await.is_ok());
    }
    for row in readable(
        &mut damaged,
        "read_mark",
        "conversation, up_to_ms, arrival",
        repair,
    )
    .await
    {
        if let Err(error) = mark(db, &row).await {
            tracing::warn!(error = format!("{error:#}"), "a read mark is lost");
        }
    }
    Ok(())
}

/// Rows of a table from both ends up to the damage, in the order of their key, which is the first column.
async fn readable(
    db: &mut SqliteConnection,
    table: &str,
    columns: &str,
    repair: &mut Repair,
) -> Vec<SqliteRow> {
    let mut rows = BTreeMap::new();
    for direction in ["ASC", "DESC"] {
        let statement = format!("SELECT {columns} FROM {table} ORDER BY 1 {direction}");
        let mut stream = sqlx::query(sqlx::AssertSqlSafe(statement)).fetch(&mut *db);
        loop {
            match stream.try_next().await {
                Ok(Some(row)) => {
                    rows.insert(key(&row), row);
                }
                Ok(None) => return rows.into_values().collect(),
                Err(error) => {
                    tracing::warn!(table, %error, "a table can't be read to the end");
                    break;
                }
            }
        }
    }
    repair.unreadable.push(table.to_owned());
    rows.into_values().collect()
}

/// Numbers as big-endian bytes, so that they sort as numbers.
fn key(row: &SqliteRow) -> Vec<u8> {
    let number = row
        .try_get::<i64, _>(0)
        .map(|number| number.to_be_bytes().to_vec());
    number
        .or_else(|_| row.try_get::<Vec<u8>, _>(0))
        .unwrap_or_default()
}

async fn outgoing(db: &mut SqliteConnection, row: &SqliteRow) -> anyhow::Result<()> {
    let submission: Submission = serde_json::from_str(&row.try_get::<String, _>("submission")?)?;
    let made_at = Timestamp(row.try_get("made_at_ms")?);
    let number = pair::number(db, submission.pair).await?.number;
    let number = outbox::add(db, number, &submission, made_at).await?;
    if let Some(wedge) = row.try_get::<Option<String>, _>("refused")? {
        let refused_at = row.try_get::<Option<i64>, _>("refused_at_ms")?;
        let at = refused_at.map_or(made_at, Timestamp);
        outbox::wedge(db, number, &serde_json::from_str(&wedge)?, at).await?;
    }
    Ok(())
}

async fn words(db: &mut SqliteConnection, row: &SqliteRow) -> anyhow::Result<()> {
    let text: String = row.try_get("text")?;
    draft::save(
        db,
        conversation(row)?,
        &text,
        Timestamp(row.try_get("changed_at_ms")?),
    )
    .await
}

async fn mark(db: &mut SqliteConnection, row: &SqliteRow) -> anyhow::Result<()> {
    let arrival = u64::try_from(row.try_get::<i64, _>("arrival")?)?;
    let mark = ReadMark {
        up_to: Timestamp(row.try_get("up_to_ms")?),
        arrival,
    };
    timeline::mark_read(db, conversation(row)?, mark).await
}

fn conversation(row: &SqliteRow) -> anyhow::Result<ConversationId> {
    id::read(&row.try_get::<Vec<u8>, _>("conversation")?).map(ConversationId)
}
