//! What a member does: decided on the replica at once, kept in the outbox, shown, and only then on its way.

use anyhow::Context;
use engine::{ContactId, ConversationId, Intent, IntentId, Pending};
use sqlx::SqliteConnection;
use wire::Problem;
use wire::api::Submission;
use wire::view::Changes;

use super::Core;
use crate::books::Book;
use crate::directory::Directory;
use crate::fault::refused;
use crate::port::new_id;
use crate::project::{Touched, refresh};
use crate::store::outbox::OutboxRow;
use crate::store::{outbox, pair};

impl Core {
    /// The number of a conversation's pair.
    pub(crate) async fn pair_of(&self, conversation: ConversationId) -> anyhow::Result<i64> {
        let mut db = self.store.read().await?;
        let pair = pair::of_conversation(&mut db, conversation).await?;
        Ok(pair.ok_or(Problem::NotFound)?.number)
    }

    /// Does what a member wants in pair `number`, or refuses it.
    pub(crate) async fn act(
        &self,
        number: i64,
        intent: Intent,
        contact: Option<ContactId>,
    ) -> anyhow::Result<()> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let book = books.get(&mut transaction, number, &directory).await?;
        let submission = Submission {
            id: IntentId(new_id()),
            pair: book.pair.pair,
            contact,
            intent,
        };
        if !submit(book, &submission, (&directory, self.time.now()))? {
            return Ok(());
        }
        let mut changes = Changes::default();
        let kept = self
            .keep(
                &mut transaction,
                (book, &directory),
                submission,
                &mut changes,
            )
            .await;
        let kept = match kept {
            Ok(()) => transaction
                .commit()
                .await
                .context("commit what the member did"),
            Err(error) => Err(error),
        };
        if let Err(error) = kept {
            books.forget(number);
            self.store.note_damage(&error);
            return Err(error);
        }
        self.tell(changes);
        self.wakes.push.notify_one();
        Ok(())
    }

    async fn keep(
        &self,
        db: &mut SqliteConnection,
        (book, directory): (&mut Book, &Directory),
        submission: Submission,
        changes: &mut Changes,
    ) -> anyhow::Result<()> {
        let now = self.time.now();
        let number = outbox::add(db, book.pair.number, &submission, now).await?;
        let mut touched = Touched::default();
        touched.by_intent(&submission.intent);
        book.outbox.push(OutboxRow {
            number,
            submission,
            made_at: now,
            wedge: None,
        });
        let shown = refresh(db, book, touched, (directory, now)).await?;
        self.announce(db, (book, directory), shown, changes).await
    }
}

/// Takes an intent into the replica; `false` when it was done before and there is nothing to send.
fn submit(
    book: &mut Book,
    submission: &Submission,
    (directory, now): (&Directory, engine::Timestamp),
) -> anyhow::Result<bool> {
    let pending = Pending {
        id: submission.id,
        intent: submission.intent.clone(),
        at: now,
        actor: directory.actor(book.has_contact),
    };
    let events = book
        .replica
        .submit(pending, directory.policy())
        .map_err(refused)?;
    if events.is_empty() {
        book.replica.settle(submission.id, directory.policy());
    }
    Ok(!events.is_empty())
}
