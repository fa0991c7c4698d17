//! The hub's answer to a pushed intent.

use anyhow::Context;
use engine::{ConversationId, Intent};
use sqlx::SqliteConnection;
use wire::api::Answer;
use wire::view::Changes;

use super::Core;
use crate::books::{Book, Books};
use crate::directory::Directory;
use crate::project::{Touched, refresh, words};
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
        let _books = self.books.lock().await;
        outbox::count_try(&mut *self.store.read().await?, number).await
    }

    pub(crate) async fn answered(&self, waiting: &Waiting, outcome: Outcome) -> anyhow::Result<()> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let done = self
            .note_answer(&mut transaction, (&mut books, &directory), waiting, outcome)
            .await;
        let done = match done {
            Ok(changes) => transaction
                .commit()
                .await
                .context("commit the hub's answer")
                .map(|()| changes),
            Err(error) => Err(error),
        };
        match done {
            Ok(changes) => {
                self.tell(changes);
                Ok(())
            }
            Err(error) => {
                books.forget(waiting.pair);
                self.store.note_damage(&error);
                Err(error)
            }
        }
    }

    async fn note_answer(
        &self,
        db: &mut SqliteConnection,
        (books, directory): (&mut Books, &Directory),
        waiting: &Waiting,
        outcome: Outcome,
    ) -> anyhow::Result<Changes> {
        let mut changes = Changes::default();
        let book = books.get(db, waiting.pair, directory).await?;
        match outcome {
            Outcome::Accepted { seq } if seq <= setting::cursor(db).await? => {
                self.settle(db, (book, directory), waiting.submission.id, &mut changes)
                    .await?;
            }
            Outcome::Accepted { seq } => outbox::accept(db, waiting.number, seq).await?,
            Outcome::Stuck(wedge) => {
                self.stuck(db, (book, directory), waiting, wedge, &mut changes)
                    .await?;
            }
        }
        Ok(changes)
    }

    /// Words stay where they are with the reason beside them; anything else is undone, as the view shows.
    async fn stuck(
        &self,
        db: &mut SqliteConnection,
        (book, directory): (&mut Book, &Directory),
        waiting: &Waiting,
        wedge: Wedge,
        changes: &mut Changes,
    ) -> anyhow::Result<()> {
        tracing::warn!(intent = %waiting.submission.id, "the hub won't have what was asked");
        let intent = &waiting.submission.intent;
        if words(intent).is_none() {
            keep_edit(db, book, intent, self.time.now()).await?;
            return self
                .settle(db, (book, directory), waiting.submission.id, changes)
                .await;
        }
        outbox::wedge(db, waiting.number, &wedge).await?;
        for row in book
            .outbox
            .iter_mut()
            .filter(|row| row.number == waiting.number)
        {
            row.wedge = Some(wedge.clone());
        }
        book.replica
            .settle(waiting.submission.id, directory.policy());
        let mut touched = Touched::default();
        touched.by_intent(intent);
        let shown = refresh(db, book, touched, (directory, self.time.now())).await?;
        self.announce(db, (book, directory), shown, changes).await
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
