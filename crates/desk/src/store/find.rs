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

/// A page of the list.
#[derive(Debug)]
pub(crate) struct FoundPage {
    pub(crate) rows: Vec<FoundRow>,
    /// Whether others follow.
    pub(crate) more: bool,
}

/// At most `size` rows after (`at`, `after`) in the order of the list; `db` is one snapshot.
pub(crate) async fn page(
    db: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    (at, after): (Timestamp, ConversationId),
    size: i64,
) -> anyhow::Result<FoundPage> {
    let (at, after) = (at.0, after.0.as_bytes().as_slice());
    let query = wanted.query;
    // One more says that there is a next page.
    let limit = size + 1;
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
    let mut found = id::conversations(found.context("find conversations")?.iter())?;
    let size = usize::try_from(size)?;
    let more = found.len() > size;
    found.truncate(size);
    let rows = conversation::rows(db, found).await?;
    Ok(FoundPage { rows, more })
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

#[cfg(test)]
mod tests {
    use engine::{ConversationId, Timestamp};
    use sqlx::SqliteConnection;
    use uuid::Uuid;
    use wire::commands::ConversationFilter;

    use super::{Wanted, page};
    use crate::store::Store;

    /// Without its pair, a conversation has no row to be read.
    async fn conversation(db: &mut SqliteConnection, number: u8, with_pair: bool) {
        let id = Uuid::from_u128(number.into());
        let id = id.as_bytes().as_slice();
        let insert = "INSERT INTO conversation
            (id, pair, at_ms, last, unread, held, failed, state, lapses_at_ms, next_change_ms)
            VALUES (?1, ?2, ?2, 'null', 0, 0, 0, '\"granted\"', NULL, NULL)";
        let insert = sqlx::query(insert).bind(id).bind(number);
        insert.execute(&mut *db).await.unwrap();
        if with_pair {
            let insert = "INSERT INTO pair (id, line, guest) VALUES (?1, ?2, ?2)";
            let insert = sqlx::query(insert).bind(number).bind(id);
            insert.execute(db).await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_conversation_whose_row_is_gone_ends_no_list() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = Store::open(folder.path(), Timestamp(0)).await.unwrap();
        let mut db = store.begin().await.unwrap();
        for number in 1..=3 {
            conversation(&mut db, number, number != 2).await;
        }
        let wanted = Wanted {
            query: "",
            filter: ConversationFilter::All,
            now: Timestamp(0),
        };
        let newest = (Timestamp(i64::MAX), ConversationId(Uuid::max()));
        let found = page(&mut db, &wanted, newest, 2).await.unwrap();
        assert_eq!(found.rows.len(), 1, "one of the two that are named");
        assert!(found.more, "and the third is on the next page");
    }
}
