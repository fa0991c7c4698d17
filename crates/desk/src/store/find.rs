//! Conversations by guest and by state, over the whole store and page by page.

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;
use wire::commands::ConversationFilter;
use wire::view::Totals;

use super::conversation::{FoundRow, Row};

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
    let (query, now) = (wanted.query, wanted.now.0);
    let rows = match wanted.filter {
        ConversationFilter::All => {
            sqlx::query_file_as!(
                Row,
                "queries/conversation_found.sql",
                at,
                after,
                query,
                limit
            )
            .fetch_all(db)
            .await
        }
        ConversationFilter::Unread => {
            sqlx::query_file_as!(
                Row,
                "queries/conversation_unread.sql",
                at,
                after,
                query,
                limit
            )
            .fetch_all(db)
            .await
        }
        ConversationFilter::Held => {
            sqlx::query_file_as!(
                Row,
                "queries/conversation_held.sql",
                at,
                after,
                query,
                limit
            )
            .fetch_all(db)
            .await
        }
        ConversationFilter::NeedsYou { closing_by } => {
            sqlx::query_file_as!(
                Row,
                "queries/conversation_needs_you.sql",
                at,
                after,
                query,
                limit,
                now,
                closing_by
            )
            .fetch_all(db)
            .await
        }
    };
    let rows = rows.context("find conversations")?;
    let mut rows: Vec<_> = rows
        .into_iter()
        .map(Row::read)
        .collect::<anyhow::Result<_>>()?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Ok(rows)
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
