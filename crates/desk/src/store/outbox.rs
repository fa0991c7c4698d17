//! What the member asked for and the feed hasn't shown yet. Rows leave when the feed does, or when the member throws them away.

use std::collections::BTreeMap;

use anyhow::Context;
use engine::{ConversationId, IntentId, Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use wire::api::Submission;

use super::id;

/// Why a row stays although the hub has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(crate) enum Wedge {
    Refused {
        refusal: Refusal,
    },
    /// The hub couldn't read it: a fault of this program.
    Malformed {
        detail: String,
    },
}

#[derive(Debug, Clone)]
pub(crate) struct OutboxRow {
    pub(crate) number: i64,
    /// Where it was asked for.
    pub(crate) conversation: Option<ConversationId>,
    pub(crate) submission: Submission,
    pub(crate) made_at: Timestamp,
    pub(crate) wedge: Option<Wedge>,
    /// When the hub said no.
    pub(crate) refused_at: Option<Timestamp>,
}

#[derive(Debug)]
struct Row {
    number: i64,
    submission: String,
    made_at_ms: i64,
    refused: Option<String>,
    refused_at_ms: Option<i64>,
    conversation: Option<Vec<u8>>,
}

impl Row {
    fn read(self) -> anyhow::Result<OutboxRow> {
        let conversation = self.conversation.as_deref().map(id::read).transpose()?;
        let wedge = self.refused.as_deref().map(serde_json::from_str);
        Ok(OutboxRow {
            number: self.number,
            conversation: conversation.map(ConversationId),
            submission: serde_json::from_str(&self.submission).context("read a submission")?,
            made_at: Timestamp(self.made_at_ms),
            wedge: wedge.transpose().context("read a refusal")?,
            refused_at: self.refused_at_ms.map(Timestamp),
        })
    }
}

/// A row the hub hasn't answered.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) number: i64,
    pub(crate) pair: i64,
    pub(crate) submission: Submission,
}

pub(crate) async fn add(
    db: &mut SqliteConnection,
    (pair, conversation): (i64, Option<ConversationId>),
    submission: &Submission,
    made_at: Timestamp,
) -> anyhow::Result<i64> {
    let intent = submission.id.0.as_bytes().as_slice();
    let conversation = conversation.as_ref().map(|id| id.0.as_bytes().as_slice());
    let body = serde_json::to_string(submission)?;
    let done = sqlx::query!(
        "INSERT INTO outbox (intent, pair, submission, made_at_ms, conversation) VALUES (?1, ?2, ?3, ?4, ?5)",
        intent,
        pair,
        body,
        made_at.0,
        conversation
    )
    .execute(db)
    .await
    .context("add to the outbox")?;
    Ok(done.last_insert_rowid())
}

/// Everything of these pairs by their number, oldest first.
pub(crate) async fn of_pairs(
    db: &mut SqliteConnection,
    pairs: &[i64],
) -> anyhow::Result<BTreeMap<i64, Vec<OutboxRow>>> {
    let pairs = serde_json::to_string(pairs)?;
    let rows = sqlx::query_file!("queries/outbox_of_pairs.sql", pairs)
        .fetch_all(db)
        .await
        .context("read the outbox of pairs")?;
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        let outgoing = Row {
            number: row.number,
            submission: row.submission,
            made_at_ms: row.made_at_ms,
            refused: row.refused,
            refused_at_ms: row.refused_at_ms,
            conversation: row.conversation,
        };
        found.entry(row.pair).or_default().push(outgoing.read()?);
    }
    Ok(found)
}

/// Everything the hub would not have, oldest first.
pub(crate) async fn refused(db: &mut SqliteConnection) -> anyhow::Result<Vec<OutboxRow>> {
    sqlx::query_file_as!(Row, "queries/outbox_refused.sql")
        .fetch_all(db)
        .await
        .context("read what was refused")?
        .into_iter()
        .map(Row::read)
        .collect()
}

/// The number of the pair that an intent is for; `None` if it isn't here.
pub(crate) async fn pair_of(
    db: &mut SqliteConnection,
    intent: IntentId,
) -> anyhow::Result<Option<i64>> {
    let intent = intent.0.as_bytes().as_slice();
    let found = sqlx::query_file!("queries/outbox_one.sql", intent)
        .fetch_optional(db)
        .await
        .context("look for an intent")?;
    Ok(found.map(|row| row.pair))
}

/// Rows to push after row `after`, oldest first.
pub(crate) async fn waiting(
    db: &mut SqliteConnection,
    after: i64,
    limit: i64,
) -> anyhow::Result<Vec<Waiting>> {
    sqlx::query_file!("queries/outbox_waiting.sql", after, limit)
        .fetch_all(db)
        .await
        .context("read the outbox")?
        .iter()
        .map(|row| {
            let submission = serde_json::from_str(&row.submission).context("read a submission")?;
            Ok(Waiting {
                number: row.number,
                pair: row.pair,
                submission,
            })
        })
        .collect()
}

/// Rows of which the feed has shown everything up to `cursor`, with the number of their pair.
pub(crate) async fn passed(
    db: &mut SqliteConnection,
    cursor: u64,
) -> anyhow::Result<Vec<(IntentId, i64)>> {
    let cursor = i64::try_from(cursor)?;
    sqlx::query_file!("queries/outbox_passed.sql", cursor)
        .fetch_all(db)
        .await
        .context("read what the feed has passed")?
        .iter()
        .map(|row| Ok((IntentId(id::read(&row.intent)?), row.pair)))
        .collect()
}

pub(crate) async fn remove(db: &mut SqliteConnection, intent: IntentId) -> anyhow::Result<()> {
    let intent = intent.0.as_bytes().as_slice();
    sqlx::query!("DELETE FROM outbox WHERE intent = ?1", intent)
        .execute(db)
        .await
        .context("take out of the outbox")?;
    Ok(())
}

pub(crate) async fn count_try(db: &mut SqliteConnection, number: i64) -> anyhow::Result<()> {
    sqlx::query!(
        "UPDATE outbox SET tries = tries + 1 WHERE number = ?1",
        number
    )
    .execute(db)
    .await
    .context("count a try")?;
    Ok(())
}

pub(crate) async fn accept(db: &mut SqliteConnection, number: i64, seq: u64) -> anyhow::Result<()> {
    let seq = i64::try_from(seq)?;
    sqlx::query!(
        "UPDATE outbox SET accepted_seq = ?2 WHERE number = ?1",
        number,
        seq
    )
    .execute(db)
    .await
    .context("note the hub's yes")?;
    Ok(())
}

pub(crate) async fn wedge(
    db: &mut SqliteConnection,
    number: i64,
    wedge: &Wedge,
    at: Timestamp,
) -> anyhow::Result<()> {
    let wedge = serde_json::to_string(wedge)?;
    sqlx::query!(
        "UPDATE outbox SET refused = ?2, refused_at_ms = ?3 WHERE number = ?1",
        number,
        wedge,
        at.0
    )
    .execute(db)
    .await
    .context("note the hub's no")?;
    Ok(())
}

/// Rows that are still on their way.
pub(crate) async fn count(db: &mut SqliteConnection) -> anyhow::Result<u64> {
    let row = sqlx::query!(r#"SELECT COUNT(*) AS "count!: i64" FROM outbox WHERE refused IS NULL"#)
        .fetch_one(db)
        .await
        .context("count the outbox")?;
    Ok(u64::try_from(row.count)?)
}
