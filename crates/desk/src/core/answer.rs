//! The hub's answer to a pushed intent.

use engine::{ConversationId, Intent};
use sqlx::SqliteConnection;
use wire::api::Answer;

use super::Core;
use super::writing::Writing;
use crate::books::Book;
use crate::project::{Touched, words};
use crate::store::outbox::{Waiting, Wedge};
use crate::store::{draft, outbox, setting};

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
    /// Words stay where they are with the reason beside them; anything else is undone, as the view shows.
    async fn stuck(&mut self, waiting: &Waiting, wedge: Wedge) -> anyhow::Result<()> {
        tracing::warn!(intent = %waiting.submission.id, "the hub won't have what was asked");
        let (directory, now) = (self.directory.clone(), self.now);
        let intent = &waiting.submission.intent;
        let (db, book) = self.book(waiting.pair).await?;
        if words(intent).is_none() {
            keep_edit(db, book, intent, now).await?;
            return self.settle(waiting.pair, waiting.submission.id).await;
        }
        outbox::wedge(db, waiting.number, &wedge, now).await?;
        for row in book
            .outbox
            .iter_mut()
            .filter(|row| row.number == waiting.number)
        {
            row.wedge = Some(wedge.clone());
            row.refused_at = Some(now);
        }
        let policy = book.policy(&directory);
        book.replica.settle(waiting.submission.id, policy);
        let mut touched = Touched::default();
        touched.by_intent(intent);
        self.show(waiting.pair, touched).await
    }
}

/// An edit that came too late goes to the composer instead of being lost, unless other words are there.
async fn keep_edit(
    db: &mut SqliteConnection,
    book: &Book,
    intent: &Intent,
    now: engine::Timestamp,
) -> anyhow::Result<()> {
    let Intent::EditHeld { message, text } = intent else {
        return Ok(());
    };
    let known: Option<ConversationId> = book
        .replica
        .confirmed()
        .messages
        .get(message)
        .map(|message| message.conversation);
    let Some(conversation) = known else {
        return Ok(());
    };
    match draft::read(db, conversation).await?.is_empty() {
        true => draft::save(db, conversation, text, now).await,
        false => Ok(()),
    }
}
