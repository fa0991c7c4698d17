//! A hub that knows less than the cache is another record: what came from it is dropped and pulled anew; what is ours alone stays.

use anyhow::Context;
use wire::view::Changes;

use super::Core;

impl Core {
    pub(crate) async fn start_over(&self) -> anyhow::Result<()> {
        tracing::warn!("the hub has less than the cache; the cache is rebuilt");
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        for statement in [
            "DELETE FROM log",
            "DELETE FROM timeline_item",
            "DELETE FROM conversation",
            "DELETE FROM cursor",
            "UPDATE outbox SET accepted_seq = NULL",
        ] {
            sqlx::query(statement)
                .execute(&mut *transaction)
                .await
                .context("drop what came from the hub")?;
        }
        transaction.commit().await.context("commit starting over")?;
        books.clear();
        drop(books);
        self.reproject_all().await?;
        self.tell(Changes {
            overflow: true,
            ..Changes::default()
        });
        self.wakes.push.notify_one();
        Ok(())
    }
}
