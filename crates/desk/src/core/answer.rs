//! The hub's answer to a pushed intent.

use wire::api::Answer;

use super::Core;
use super::writing::Writing;
use crate::project::Touched;
use crate::store::outbox::{Waiting, Wedge};
use crate::store::{outbox, setting};

/// What became of a pushed intent.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Accepted { seq: u64 },
    Stuck(Wedge),
}

impl From<Answer> for Outcome {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Accepted { seq } => Self::Accepted { seq },
            Answer::Refused { refusal } => Self::Stuck(Wedge::Refused { refusal }),
        }
    }
}

impl Core {
    pub(crate) async fn count_try(&self, number: i64) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        outbox::count_try(writing.db()?, number).await?;
        writing.commit().await?;
        Ok(())
    }

    pub(crate) async fn answered(&self, waiting: &Waiting, outcome: Outcome) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        match outcome {
            Outcome::Accepted { seq } if seq <= setting::cursor(writing.db()?).await? => {
                writing.settle(waiting.pair, waiting.submission.id).await?;
            }
            Outcome::Accepted { seq } => outbox::accept(writing.db()?, waiting.number, seq).await?,
            Outcome::Stuck(wedge) => writing.stuck(waiting, wedge).await?,
        }
        writing.commit().await?;
        Ok(())
    }
}

impl Writing<'_> {
    /// What was refused stays in the outbox with the reason beside it, until the member puts it away.
    async fn stuck(&mut self, waiting: &Waiting, wedge: Wedge) -> anyhow::Result<()> {
        tracing::warn!(intent = %waiting.submission.id, "the hub won't have what was asked");
        let (directory, now) = (self.directory.clone(), self.now);
        let mut touched = Touched::default();
        touched.by_intent(&waiting.submission.intent);
        let (db, book) = self.book(waiting.pair).await?;
        outbox::wedge(db, waiting.number, &wedge, now).await?;
        for row in book
            .outbox
            .iter_mut()
            .filter(|row| row.number == waiting.number)
        {
            row.wedge = Some(wedge.clone());
            row.refused_at = Some(now);
            touched.conversations.extend(row.conversation);
        }
        book.settle(waiting.submission.id, &directory);
        self.show(waiting.pair, touched).await?;
        self.tell_not_taken(waiting.pair, waiting.submission.id)
            .await
    }
}
