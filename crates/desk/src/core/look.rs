//! Looking at one conversation, and what the member notes on it without the hub: drafts, what was read.

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use wire::Problem;
use wire::view::{Changes, ConsequenceView, ConversationView};

use super::Core;
use crate::project::{Situation, Touched, consequence, refresh};
use crate::store::timeline::ReadMark;
use crate::store::{contact, conversation, draft, timeline};

impl Core {
    pub(crate) async fn head(
        &self,
        conversation: ConversationId,
    ) -> anyhow::Result<ConversationView> {
        let number = self.pair_of(conversation).await?;
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
        let book = books.get(&mut db, number, &directory).await?;
        let row = conversation::one(&mut db, conversation)
            .await?
            .ok_or(Problem::NotFound)?;
        let head = self.head_of(&mut db, (book, &directory), &row).await?;
        Ok(head.ok_or(Problem::NotFound)?)
    }

    /// What would become of `text` if it were sent now (P6).
    pub(crate) async fn preview(
        &self,
        conversation: ConversationId,
        text: &str,
    ) -> anyhow::Result<ConsequenceView> {
        let number = self.pair_of(conversation).await?;
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
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
        let _books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        draft::save(&mut transaction, conversation, text, self.time.now()).await?;
        let row = conversation::one(&mut transaction, conversation).await?;
        transaction.commit().await.context("commit a draft")?;
        if let Some(row) = row {
            let directory = self.directory();
            let mut changes = Changes::default();
            changes
                .conversations
                .upserted
                .push(self.renderer(&directory).row(&row));
            self.tell(changes);
        }
        Ok(())
    }

    pub(crate) async fn mark_read(
        &self,
        conversation: ConversationId,
        up_to: Timestamp,
    ) -> anyhow::Result<()> {
        let number = self.pair_of(conversation).await?;
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let book = books.get(&mut transaction, number, &directory).await?;
        let mark = ReadMark {
            up_to,
            arrival: book.replica.confirmed().version,
        };
        timeline::mark_read(&mut transaction, conversation, mark).await?;
        let mut touched = Touched::default();
        touched.conversations.insert(conversation);
        let mut changes = Changes::default();
        let shown = refresh(
            &mut transaction,
            book,
            touched,
            (&directory, self.time.now()),
        )
        .await?;
        self.announce(&mut transaction, (book, &directory), shown, &mut changes)
            .await?;
        transaction.commit().await.context("commit what was read")?;
        self.tell(changes);
        Ok(())
    }
}
