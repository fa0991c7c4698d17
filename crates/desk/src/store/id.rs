//! Ids as the 16 bytes they are kept in, and in hex where many cross at once as JSON.

use anyhow::Context;
use engine::ConversationId;
use uuid::Uuid;

/// Reads an id from its column.
pub(crate) fn read(bytes: &[u8]) -> anyhow::Result<Uuid> {
    Uuid::from_slice(bytes).context("read an id")
}

pub(crate) fn hex(id: Uuid) -> String {
    id.simple().to_string()
}

/// Conversations as a JSON list in hex.
pub(crate) fn list(
    conversations: impl IntoIterator<Item = ConversationId>,
) -> serde_json::Result<String> {
    let ids: Vec<_> = conversations.into_iter().map(|it| hex(it.0)).collect();
    serde_json::to_string(&ids)
}

/// Reads a column of conversations.
pub(crate) fn conversations<'a>(
    column: impl Iterator<Item = &'a Vec<u8>>,
) -> anyhow::Result<Vec<ConversationId>> {
    column
        .map(|bytes| Ok(ConversationId(read(bytes)?)))
        .collect()
}
