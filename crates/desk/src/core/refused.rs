//! A message the hub refused stays until the member throws it away or asks for it anew.

use engine::{ConversationId, MessageId};

use super::Core;
use super::writing::{Writing, leave_outbox};
use crate::books::Book;
use crate::project::{Touched, words};
use crate::store::outbox::OutboxRow;

impl Core {
    /// Throws a refused message away; `false` if there is none with this id.
    pub(crate) async fn discard_refused(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> anyhow::Result<bool> {
        let mut writing = self.write().await?;
        let number = writing.number_of(conversation).await?;
        let Some(row) = writing.wedged(number, message).await? else {
            return Ok(false);
        };
        writing.settle(number, row.submission.id).await?;
        writing.commit().await?;
        Ok(true)
    }

    /// Asks for a refused message anew under a new intent; `false` if there is none with this id.
    pub(crate) async fn resubmit_refused(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> anyhow::Result<bool> {
        let mut writing = self.write().await?;
        let number = writing.number_of(conversation).await?;
        let Some(old) = writing.wedged(number, message).await? else {
            return Ok(false);
        };
        let (db, book) = writing.book(number).await?;
        leave_outbox(db, book, old.submission.id, &mut Touched::default()).await?;
        writing.gone_from_list(&old);
        writing
            .ask((number, conversation), old.submission.intent)
            .await?;
        writing.commit().await?;
        self.wakes.push.notify_one();
        Ok(true)
    }
}

impl Writing<'_> {
    async fn wedged(
        &mut self,
        number: i64,
        message: MessageId,
    ) -> anyhow::Result<Option<OutboxRow>> {
        let (_, book) = self.book(number).await?;
        Ok(wedged(book, message).cloned())
    }
}

fn wedged(book: &Book, message: MessageId) -> Option<&OutboxRow> {
    book.outbox
        .iter()
        .filter(|row| row.wedge.is_some())
        .find(|row| words(&row.submission.intent).is_some_and(|(_, of, _)| of == message))
}
