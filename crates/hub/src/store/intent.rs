//! The first answer to every intent, kept to be repeated.

use anyhow::{Context, Result};
use engine::{IntentId, MemberId, OrganizationId, Timestamp};
use sqlx::SqliteConnection;
use wire::api::Answer;

use super::blob;

pub(crate) async fn answer(
    db: &mut SqliteConnection,
    (root, member): (OrganizationId, MemberId),
    intent: IntentId,
) -> Result<Option<Answer>> {
    let (root, member, intent) = (blob(&root.0), blob(&member.0), blob(&intent.0));
    let answer = sqlx::query_scalar!(
        "SELECT answer FROM intent_answer WHERE root = ? AND member = ? AND intent = ?",
        root,
        member,
        intent,
    )
    .fetch_optional(db)
    .await
    .context("read an answer")?;
    answer
        .map(|answer| serde_json::from_str(&answer).context("an answer"))
        .transpose()
}

pub(crate) async fn keep(
    db: &mut SqliteConnection,
    (root, member): (OrganizationId, MemberId),
    intent: IntentId,
    answer: &Answer,
    now: Timestamp,
) -> Result<()> {
    let answer = serde_json::to_string(answer).context("write an answer")?;
    let (root, member, intent) = (blob(&root.0), blob(&member.0), blob(&intent.0));
    sqlx::query!(
        "INSERT INTO intent_answer (root, member, intent, answer, answered_at_ms) VALUES (?, ?, ?, ?, ?)",
        root,
        member,
        intent,
        answer,
        now.0,
    )
    .execute(db)
    .await
    .context("keep an answer")?;
    Ok(())
}
