//! A message the hub refused stays until the member throws it away or asks for it anew.

use anyhow::Context;
use engine::{ConversationId, MessageId, Pending};
use wire::view::Changes;

use super::Core;
use crate::books::Book;
use crate::fault::refused;
use crate::port::new_id;
use crate::project::{Touched, refresh, words};
use crate::store::outbox;
use crate::store::outbox::OutboxRow;

impl Core {
    /// Throws a refused message away; `false` if there is none with this id.
    pub(crate) async fn discard_refused(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> anyhow::Result<bool> {
        let number = self.pair_of(conversation).await?;
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let book = books.get(&mut transaction, number, &directory).await?;
        let Some(row) = wedged(book, message).cloned() else {
            return Ok(false);
        };
        let mut changes = Changes::default();
        let done = self
            .settle(
                &mut transaction,
                (book, &directory),
                row.submission.id,
                &mut changes,
            )
            .await;
        let done = match done {
            Ok(()) => transaction
                .commit()
                .await
                .context("commit throwing a message away"),
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            books.forget(number);
            return Err(error);
        }
        self.tell(changes);
        Ok(true)
    }

    /// Asks for a refused message anew under a new intent; `false` if there is none with this id.
    pub(crate) async fn resubmit_refused(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> anyhow::Result<bool> {
        let number = self.pair_of(conversation).await?;
        let directory = self.directory();
        let now = self.time.now();
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let book = books.get(&mut transaction, number, &directory).await?;
        let Some(old) = wedged(book, message).cloned() else {
            return Ok(false);
        };
        let mut submission = old.submission.clone();
        submission.id = engine::IntentId(new_id());
        let actor = directory.actor(book.has_contact);
        let pending = Pending {
            id: submission.id,
            intent: submission.intent.clone(),
            at: now,
            actor,
        };
        book.replica
            .submit(pending, directory.policy())
            .map_err(refused)?;

        let mut changes = Changes::default();
        let done = async {
            outbox::remove(&mut transaction, old.submission.id).await?;
            let row_number = outbox::add(&mut transaction, number, &submission, now).await?;
            book.outbox.retain(|row| row.number != old.number);
            let mut touched = Touched::default();
            touched.by_intent(&submission.intent);
            book.outbox.push(OutboxRow {
                number: row_number,
                submission,
                made_at: now,
                wedge: None,
            });
            let shown = refresh(&mut transaction, book, touched, (&directory, now)).await?;
            self.announce(&mut transaction, (book, &directory), shown, &mut changes)
                .await?;
            transaction.commit().await.context("commit asking anew")
        };
        if let Err(error) = done.await {
            books.forget(number);
            return Err(error);
        }
        self.tell(changes);
        self.wakes.push.notify_one();
        Ok(true)
    }
}

fn wedged(book: &Book, message: MessageId) -> Option<&OutboxRow> {
    book.outbox
        .iter()
        .filter(|row| row.wedge.is_some())
        .find(|row| words(&row.submission.intent).is_some_and(|(_, of, _)| of == message))
}
