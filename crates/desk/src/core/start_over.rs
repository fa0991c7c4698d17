//! A hub that knows less than the cache is another record: what came from it is dropped and pulled anew; what is ours alone stays.

use anyhow::Context;

use super::Core;

impl Core {
    pub(crate) async fn start_over(&self) -> anyhow::Result<()> {
        tracing::warn!("the hub has less than the cache; the cache is rebuilt");
        let mut writing = self.write().await?;
        for statement in [
            "DELETE FROM log",
            "DELETE FROM timeline_item",
            "DELETE FROM conversation",
            "DELETE FROM cursor",
            "UPDATE outbox SET accepted_seq = NULL",
        ] {
            sqlx::query(statement)
                .execute(writing.db()?)
                .await
                .context("drop what came from the hub")?;
        }
        writing.unlearn();
        writing.changes.overflow = true;
        writing.commit().await?;
        self.reproject_all().await?;
        self.wakes.push.notify_one();
        Ok(())
    }
}
