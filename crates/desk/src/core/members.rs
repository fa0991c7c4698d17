//! Who could come into a conversation.

use engine::ConversationId;
use wire::Problem;
use wire::view::ColleaguesView;

use super::Core;
use super::act::number_of;
use crate::project;

impl Core {
    pub(crate) async fn colleagues(
        &self,
        conversation: ConversationId,
    ) -> anyhow::Result<ColleaguesView> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
        let number = number_of(&mut db, conversation).await?;
        let book = books.get(&mut db, number, &directory).await?;
        let conversations = &book.replica.view().conversations;
        let conversation = conversations.get(&conversation).ok_or(Problem::NotFound)?;
        Ok(project::colleagues(book, conversation, &directory))
    }
}
