//! What the hub would not take: listed until the member puts it away or takes the words back into the composer.

use engine::{ConversationId, IntentId};
use sqlx::SqliteConnection;
use wire::Problem;
use wire::view::NotTakenView;

use super::Core;
use super::writing::Writing;
use crate::project::{self, Asker, Renderer};
use crate::store::outbox::OutboxRow;
use crate::store::{contact, conversation, draft, outbox};

impl Core {
    /// All of it, oldest first.
    pub(crate) async fn not_taken(&self) -> anyhow::Result<Vec<NotTakenView>> {
        let mut db = self.store.snapshot().await?;
        let mut views = Vec::new();
        for row in outbox::refused(&mut db).await? {
            views.extend(view(&mut db, &row).await?);
        }
        Ok(views)
    }

    /// Puts it away.
    pub(crate) async fn dismiss_not_taken(&self, intent: IntentId) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        let (number, _) = writing.refused(intent).await?;
        writing.settle(number, intent).await?;
        writing.commit().await?;
        Ok(())
    }

    /// Puts it away and its words behind those in the composer. Returns what stands there now.
    pub(crate) async fn take_back(&self, intent: IntentId) -> anyhow::Result<String> {
        let mut writing = self.write().await?;
        let (number, row) = writing.refused(intent).await?;
        let words = project::words_of(&row.submission.intent).unwrap_or_default();
        let place = row.conversation.ok_or(Problem::NotFound)?;
        writing.settle(number, intent).await?;
        let text = writing.add_to_draft(place, words).await?;
        writing.commit().await?;
        Ok(text)
    }
}

impl Writing<'_> {
    /// A refused row with the number of its pair.
    async fn refused(&mut self, intent: IntentId) -> anyhow::Result<(i64, OutboxRow)> {
        let number = outbox::pair_of(self.db()?, intent).await?;
        let number = number.ok_or(Problem::NotFound)?;
        let (_, book) = self.book(number).await?;
        let mut rows = book.outbox.iter().filter(|row| row.wedge.is_some());
        let row = rows.find(|row| row.submission.id == intent).cloned();
        Ok((number, row.ok_or(Problem::NotFound)?))
    }

    /// Tells of a row that was just refused.
    pub(super) async fn tell_not_taken(
        &mut self,
        number: i64,
        intent: IntentId,
    ) -> anyhow::Result<()> {
        let (db, book) = self.book(number).await?;
        let mut shown = None;
        for row in book.outbox.iter().filter(|row| row.submission.id == intent) {
            shown = view(db, row).await?;
        }
        self.changes.not_taken.upserted.extend(shown);
        Ok(())
    }

    async fn add_to_draft(
        &mut self,
        conversation: ConversationId,
        words: &str,
    ) -> anyhow::Result<String> {
        let now = self.now;
        let db = self.db()?;
        let before = draft::read(db, conversation).await?;
        let text = match before.is_empty() {
            true => words.to_owned(),
            false => format!("{before}\n{words}"),
        };
        draft::save(db, conversation, &text, now).await?;
        if let Some(row) = conversation::one(db, conversation).await? {
            let directory = self.directory.clone();
            let renderer = Renderer {
                directory: &directory,
                now,
            };
            self.changes.conversations.upserted.push(renderer.row(&row));
        }
        Ok(text)
    }
}

/// The row with what stands in other tables; `None` if it wasn't refused.
async fn view(db: &mut SqliteConnection, row: &OutboxRow) -> anyhow::Result<Option<NotTakenView>> {
    let guest = row.submission.pair.guest;
    let listed = match row.conversation {
        Some(id) => conversation::one(db, id).await?.map(|_| id),
        None => None,
    };
    let contact = contact::of_guest(db, guest).await?;
    let name = contact.map(|contact| contact.name).unwrap_or_default();
    let asker = Asker { guest, name };
    Ok(project::not_taken(row, listed, asker))
}
