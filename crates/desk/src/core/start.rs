//! The beginning of a conversation, before there is one.

use engine::{Correspondence, GuestId, Intent, Refusal, Terms, decide};

use super::Core;
use crate::store::{contact, pair};

impl Core {
    /// What the engine says to starting a conversation with the guest: `None` is yes. A live conversation on any line counts.
    pub(crate) async fn would_start(
        &self,
        guest: GuestId,
        probe: &Intent,
    ) -> anyhow::Result<Option<Refusal>> {
        let directory = self.directory();
        let mut books = self.books.lock().await;
        let mut db = self.store.read().await?;
        let has_contact = contact::of_guest(&mut db, guest).await?.is_some();
        let now = self.time.now();
        let default_line = directory.default_line().map(|line| line.id);
        let colleagues = directory.colleagues(guest);
        let terms = Terms {
            policy: directory.default_policy(),
            colleagues: &colleagues,
        };
        let actor = directory.actor(has_contact);
        let context = terms.context(actor, now);
        let mut answer = decide(&Correspondence::default(), probe, &context).err();
        for numbered in pair::of_guest(&mut db, guest).await? {
            let book = books.get(&mut db, numbered.number, &directory).await?;
            let context = book.terms(&directory).context(actor, now);
            let refusal = decide(book.replica.view(), probe, &context).err();
            if matches!(refusal, Some(Refusal::AlreadyInConversation { .. })) {
                return Ok(refusal);
            }
            if Some(numbered.pair.line) == default_line {
                answer = refusal;
            }
        }
        Ok(answer)
    }
}
