//! Messages: the list, one conversation's head, drafts, what was read.

use engine::{ConversationId, Timestamp};
use uuid::Uuid;
use wire::Problem;
use wire::commands::{ListConversations, MarkRead, Nothing, OneConversation, SaveDraft};
use wire::view::{ConversationPage, ConversationRow, ConversationView, Totals};

use super::Desk;
use super::ids::{id, page_size, search_key};
use crate::fault::malformed;
use crate::store::find::{self, Wanted};

impl Desk {
    /// A page of the list, newest first.
    pub async fn conversations(
        &self,
        request: ListConversations,
    ) -> Result<ConversationPage, Problem> {
        self.list(&request).await.map_err(|error| self.told(&error))
    }

    async fn list(&self, request: &ListConversations) -> anyhow::Result<ConversationPage> {
        let newest = (Timestamp(i64::MAX), ConversationId(Uuid::max()));
        let after = request.after.as_deref();
        let after = after.map_or(Ok(newest), read_cursor)?;
        let limit = page_size(request.limit);
        let wanted = Wanted {
            query: &search_key(&request.query),
            filter: request.filter,
            now: self.core.time.now(),
        };
        let mut db = self.core.store.snapshot().await?;
        let found = find::page(&mut db, &wanted, after, limit).await?;
        drop(db);
        let directory = self.core.directory();
        let renderer = self.core.renderer(&directory);
        let rows: Vec<_> = found.rows.iter().map(|row| renderer.row(row)).collect();
        let next = rows.last().filter(|_| found.more).map(write_cursor);
        Ok(ConversationPage { rows, next })
    }

    /// What the badges count, over all conversations.
    pub async fn totals(&self, _request: Nothing) -> Result<Totals, Problem> {
        let counted =
            async { anyhow::Ok(find::totals(&mut *self.core.store.read().await?).await?) };
        counted.await.map_err(|error| self.told(&error))
    }

    /// The head of a conversation.
    pub async fn conversation(
        &self,
        request: OneConversation,
    ) -> Result<ConversationView, Problem> {
        self.one(&request.conversation)
            .await
            .map_err(|error| self.told(&error))
    }

    pub(super) async fn one(&self, conversation: &str) -> anyhow::Result<ConversationView> {
        self.core.head(id(conversation)?).await
    }

    /// Keeps unsent words; empty ones are forgotten.
    pub async fn save_draft(&self, request: SaveDraft) -> Result<(), Problem> {
        let kept = async {
            self.core
                .save_draft(id(&request.conversation)?, &request.text)
                .await
        };
        kept.await.map_err(|error| self.told(&error))
    }

    /// Marks what stands up to a moment and has arrived as read.
    pub async fn mark_read(&self, request: MarkRead) -> Result<(), Problem> {
        let marked = async {
            self.core
                .mark_read(id(&request.conversation)?, Timestamp(request.up_to))
                .await
        };
        marked.await.map_err(|error| self.told(&error))
    }
}

fn write_cursor(row: &ConversationRow) -> String {
    format!("{}_{}", row.at, row.id)
}

fn read_cursor(cursor: &str) -> anyhow::Result<(Timestamp, ConversationId)> {
    let (at, conversation) = cursor
        .split_once('_')
        .ok_or_else(|| malformed("not a cursor"))?;
    let at = at.parse().map_err(|_| malformed("not a cursor"))?;
    Ok((Timestamp(at), id(conversation)?))
}
