//! Conversations by guest and by state, over the whole store and page by page.

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;
use wire::commands::ConversationFilter;
use wire::view::Totals;

use super::conversation::{self, FoundRow};
use super::id;

/// Of whom and in which state; the query is folded.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) query: &'a str,
    pub(crate) filter: ConversationFilter,
    pub(crate) now: Timestamp,
}

/// At most `limit` rows after (`at`, `after`) in the order of the list.
pub(crate) async fn page(
    db: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    (at, after): (Timestamp, ConversationId),
    limit: i64,
) -> anyhow::Result<Vec<FoundRow>> {
    let (at, after) = (at.0, after.0.as_bytes().as_slice());
    let query = wanted.query;
    macro_rules! found {
        ($file:literal $(, $more:expr)*) => {
            sqlx::query_file_scalar!($file, at, after, query, limit $(, $more)*).fetch_all(&mut *db).await
        };
    }
    let found = match wanted.filter {
        ConversationFilter::All => found!("queries/conversation_found.sql"),
        ConversationFilter::Unread => found!("queries/conversation_unread.sql"),
        ConversationFilter::Held => found!("queries/conversation_held.sql"),
        ConversationFilter::NeedsYou { closing_by } => {
            found!(
                "queries/conversation_needs_you.sql",
                wanted.now.0,
                closing_by
            )
        }
    };
    let found = id::conversations(found.context("find conversations")?.iter())?;
    conversation::rows(db, found).await
}

pub(crate) async fn totals(db: &mut SqliteConnection) -> anyhow::Result<Totals> {
    let row = sqlx::query_file!("queries/conversation_totals.sql")
        .fetch_one(db)
        .await
        .context("count what is unread and held")?;
    let counted = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Totals {
        unread: counted(row.unread),
        held: counted(row.held),
    })
}
