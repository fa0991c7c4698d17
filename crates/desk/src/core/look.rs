//! Looking at one conversation, and what the member notes on it without the hub: drafts, what was read.

use engine::{ConversationId, Timestamp};
use wire::Problem;
use wire::view::{ConsequenceView, ConversationView};

use super::Core;
use super::act::number_of;
use super::announce::head_of;
use crate::project::{Renderer, Situation, Touched, consequence};
use crate::store::timeline::ReadMark;
use crate::store::{contact, conversation, draft, timeline};

impl Core {
    pub(crate) async fn head(
        &self,
        conversation: ConversationId,
    ) -> anyhow::Result<ConversationView> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
        let number = number_of(&mut db, conversation).await?;
        let book = books.get(&mut db, number, &directory).await?;
        let row = conversation::one(&mut db, conversation)
            .await?
            .ok_or(Problem::NotFound)?;
        let at = (&*directory, self.time.now());
        let head = head_of(&mut db, (book, at), &row).await?;
        Ok(head.ok_or(Problem::NotFound)?)
    }

    /// What would become of `text` if it were sent now (P6).
    pub(crate) async fn preview(
        &self,
        conversation: ConversationId,
        text: &str,
    ) -> anyhow::Result<ConsequenceView> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
        let number = number_of(&mut db, conversation).await?;
        let book = books.get(&mut db, number, &directory).await?;
        let row = conversation::one(&mut db, conversation)
            .await?
            .ok_or(Problem::NotFound)?;
        let contact = contact::of_guest(&mut db, row.guest)
            .await?
            .map(|contact| contact.id);
        let now = self.time.now();
        let situation = Situation {
            row: &row,
            contact,
            first_unread: None,
            directory: &directory,
            now,
        };
        Ok(consequence(
            book.replica.view(),
            conversation,
            text,
            &situation,
        ))
    }

    pub(crate) async fn save_draft(
        &self,
        conversation: ConversationId,
        text: &str,
    ) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        let now = writing.now;
        draft::save(writing.db()?, conversation, text, now).await?;
        if let Some(row) = conversation::one(writing.db()?, conversation).await? {
            let row = Renderer {
                directory: &writing.directory,
                now,
            }
            .row(&row);
            writing.changes.conversations.upserted.push(row);
        }
        writing.commit().await?;
        Ok(())
    }

    pub(crate) async fn mark_read(
        &self,
        conversation: ConversationId,
        up_to: Timestamp,
    ) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        let number = writing.number_of(conversation).await?;
        let (db, book) = writing.book(number).await?;
        let mark = ReadMark {
            up_to,
            arrival: book.replica.confirmed().version,
        };
        timeline::mark_read(db, conversation, mark).await?;
        let mut touched = Touched::default();
        touched.conversations.insert(conversation);
        writing.show(number, touched).await?;
        writing.commit().await?;
        Ok(())
    }
}
