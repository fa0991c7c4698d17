//! What a member does: decided on the replica at once, kept in the outbox, shown, and only then on its way.

use engine::{ConversationId, Intent, IntentId, Pair, Pending};
use sqlx::SqliteConnection;
use wire::Problem;
use wire::api::Submission;
use wire::view::Changes;

use super::Core;
use super::writing::Writing;
use crate::fault::refused;
use crate::port::new_id;
use crate::project::Touched;
use crate::store::outbox::OutboxRow;
use crate::store::{draft, outbox, pair};

/// The number of a conversation's pair.
pub(super) async fn number_of(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<i64> {
    let pair = pair::of_conversation(db, conversation).await?;
    Ok(pair.ok_or(Problem::NotFound)?.number)
}

impl Core {
    /// Does what a member wants in a conversation, or refuses it.
    pub(crate) async fn act(
        &self,
        conversation: ConversationId,
        intent: Intent,
    ) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        let number = writing.number_of(conversation).await?;
        writing.ask((number, conversation), intent).await?;
        writing.commit().await?;
        self.wakes.push.notify_one();
        Ok(())
    }

    /// The same for a conversation that is yet to begin. Returns what was told of it.
    pub(crate) async fn begin(
        &self,
        pair: Pair,
        conversation: ConversationId,
        intent: Intent,
    ) -> anyhow::Result<Changes> {
        let mut writing = self.write().await?;
        let number = writing.number(pair).await?;
        writing.ask((number, conversation), intent).await?;
        let changes = writing.commit().await?;
        self.wakes.push.notify_one();
        Ok(changes)
    }
}

impl Writing<'_> {
    pub(super) async fn number_of(&mut self, conversation: ConversationId) -> anyhow::Result<i64> {
        number_of(self.db()?, conversation).await
    }

    /// Takes an intent into replica, outbox and views. One that was done before leaves no trace.
    pub(super) async fn ask(
        &mut self,
        (number, conversation): (i64, ConversationId),
        intent: Intent,
    ) -> anyhow::Result<()> {
        let (directory, now) = (self.directory.clone(), self.now);
        let (db, book) = self.book(number).await?;
        let submission = Submission {
            id: IntentId(new_id()),
            pair: book.pair.pair,
            intent,
        };
        let pending = Pending {
            id: submission.id,
            intent: submission.intent.clone(),
            at: now,
            actor: directory.actor(book.has_contact),
        };
        let events = book.submit(pending, &directory).map_err(refused)?;
        if events.is_empty() {
            book.settle(submission.id, &directory);
            return Ok(());
        }
        let row = outbox::add(db, (number, Some(conversation)), &submission, now).await?;
        if let Intent::Send { .. } = &submission.intent {
            // Words that are on their way are no draft any more, whenever the app ends.
            draft::save(db, conversation, "", now).await?;
        }
        let mut touched = Touched::default();
        touched.by_intent(&submission.intent);
        book.outbox.push(OutboxRow {
            number: row,
            conversation: Some(conversation),
            submission,
            made_at: now,
            wedge: None,
            refused_at: None,
        });
        self.show(number, touched).await
    }
}
