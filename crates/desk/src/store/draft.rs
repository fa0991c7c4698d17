//! Unsent words of each conversation.

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;

/// Keeps the words; empty ones are forgotten.
pub(crate) async fn save(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    text: &str,
    at: Timestamp,
) -> anyhow::Result<()> {
    let conversation = conversation.0.as_bytes().as_slice();
    if text.is_empty() {
        sqlx::query!("DELETE FROM draft WHERE conversation = ?1", conversation)
            .execute(db)
            .await
            .context("forget a draft")?;
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO draft (conversation, text, changed_at_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (conversation) DO UPDATE SET text = excluded.text, changed_at_ms = excluded.changed_at_ms",
        conversation,
        text,
        at.0
    )
    .execute(db)
    .await
    .context("save a draft")?;
    Ok(())
}

pub(crate) async fn read(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<String> {
    let conversation = conversation.0.as_bytes().as_slice();
    let row = sqlx::query!(
        "SELECT text FROM draft WHERE conversation = ?1",
        conversation
    )
    .fetch_optional(db)
    .await
    .context("read a draft")?;
    Ok(row.map(|row| row.text).unwrap_or_default())
}
