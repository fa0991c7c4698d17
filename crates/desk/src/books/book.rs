//! The book of one pair.

use std::collections::BTreeSet;

use engine::{
    Colleagues, ConversationId, Correspondence, Event, IntentId, Pending, Policy, Recorded,
    Refusal, Replica, Terms,
};
use uuid::Uuid;

use crate::directory::Directory;
use crate::store::kept::Kept;
use crate::store::outbox::OutboxRow;
use crate::store::pair::NumberedPair;

/// One pair: the replica, and what the store shows of it.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) pair: NumberedPair,
    pub(crate) replica: Replica,
    /// Everything of the pair in the outbox, oldest first.
    pub(crate) outbox: Vec<OutboxRow>,
    /// Timeline items that are there only because of the outbox.
    pub(crate) outbox_items: BTreeSet<(ConversationId, Uuid)>,
    /// Conversations that have a row.
    pub(crate) listed: BTreeSet<ConversationId>,
    /// The guest is in the address book (E2).
    pub(crate) has_contact: bool,
    /// The members as a conversation with this guest sees them.
    pub(crate) colleagues: Colleagues,
    pub(super) used: u64,
    pub(super) weighed: usize,
}

impl Book {
    pub(super) fn open(kept: Kept, directory: &Directory) -> Self {
        let mut book = Self {
            pair: kept.pair,
            replica: Replica::new(directory.me.member, Correspondence::from_log(&kept.log)),
            outbox: kept.outbox,
            outbox_items: kept.pending.into_iter().collect(),
            listed: kept.listed.into_iter().collect(),
            has_contact: kept.has_contact,
            colleagues: directory.colleagues(kept.pair.pair.guest),
            used: 0,
            weighed: 0,
        };
        let waiting = book.outbox.iter().filter(|row| row.wedge.is_none());
        let pending: Vec<Pending> = waiting
            .map(|row| Pending {
                id: row.submission.id,
                intent: row.submission.intent.clone(),
                at: row.made_at,
                actor: directory.actor(book.has_contact),
            })
            .collect();
        let (replica, terms) = book.parts(directory);
        for pending in pending {
            replica.restore(pending, terms);
        }
        book
    }

    /// Takes in an intent, or refuses it at once. Returns the predicted events.
    pub(crate) fn submit(
        &mut self,
        pending: Pending,
        directory: &Directory,
    ) -> Result<Vec<Event>, Refusal> {
        let (replica, terms) = self.parts(directory);
        replica.submit(pending, terms)
    }

    /// Takes in what the hub recorded.
    pub(crate) fn confirm(&mut self, log: &[Recorded], directory: &Directory) {
        let (replica, terms) = self.parts(directory);
        replica.confirm(log, terms);
    }

    /// Takes in the whole log anew: something came that stands before what was here.
    pub(crate) fn confirm_anew(&mut self, log: &[Recorded], directory: &Directory) {
        let (replica, terms) = self.parts(directory);
        replica.confirm_anew(log, terms);
    }

    /// The hub answered the intent.
    pub(crate) fn settle(&mut self, intent: IntentId, directory: &Directory) {
        let (replica, terms) = self.parts(directory);
        replica.settle(intent, terms);
    }

    fn parts<'a>(&'a mut self, directory: &'a Directory) -> (&'a mut Replica, Terms<'a>) {
        let terms = Terms {
            policy: directory.policy_of(self.pair.pair.line),
            colleagues: &self.colleagues,
        };
        (&mut self.replica, terms)
    }

    /// What a decision about this pair goes by.
    pub(crate) fn terms<'a>(&'a self, directory: &'a Directory) -> Terms<'a> {
        Terms {
            policy: self.policy(directory),
            colleagues: &self.colleagues,
        }
    }

    /// What the pair's line goes by.
    pub(crate) fn policy<'a>(&self, directory: &'a Directory) -> &'a Policy {
        directory.policy_of(self.pair.pair.line)
    }

    pub(super) fn weight(&self) -> usize {
        1 + self.replica.confirmed().messages.len()
    }
}
