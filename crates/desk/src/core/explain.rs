//! "Explain this message", from the local log and the outbox.

use engine::{ConversationId, MessageId};
use wire::Problem;
use wire::view::{Explanation, TimelineBody};

use super::Core;
use super::act::number_of;
use crate::project::explain;
use crate::store::{conversation, log, timeline};

impl Core {
    pub(crate) async fn explain(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> anyhow::Result<Explanation> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
        let number = number_of(&mut db, conversation).await?;
        let book = books.get(&mut db, number, &directory).await?;
        let row = conversation::one(&mut db, conversation)
            .await?
            .ok_or(Problem::NotFound)?;
        let found = timeline::one(&mut db, conversation, message.0)
            .await?
            .ok_or(Problem::NotFound)?;
        let log = log::of_message(&mut db, number, message).await?;

        let renderer = self.renderer(&directory);
        let item = renderer.item(found.place, &found.body, &row.guest_name);
        let TimelineBody::Message { message: shown } = item.body else {
            return Err(Problem::NotFound.into());
        };
        let view = book.replica.view();
        let known = view.conversations.get(&conversation);
        Ok(Explanation {
            steps: explain::steps((book, known), message, &log, &directory),
            next: explain::next(view, message, &shown.status, book.policy(&directory)),
            message: shown,
        })
    }
}
