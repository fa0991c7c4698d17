//! A member's copy: what the hub confirmed, and what is still on its way, predicted with the same rules.

use crate::{
    Actor, Author, Correspondence, Event, Intent, IntentId, MemberId, Recorded, Refusal, Terms,
    Timestamp, decide,
};

/// An intent the hub has not answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub id: IntentId,
    pub intent: Intent,
    /// When the member asked, by the hub's time as known here.
    pub at: Timestamp,
    pub actor: Actor,
}

/// The view is always predicted anew from the confirmed state and the pending intents, never undone by hand.
#[derive(Debug, Clone, Default)]
pub struct Replica {
    /// Whose it is. What happens in conversations they aren't in any more doesn't come here.
    viewer: Option<MemberId>,
    confirmed: Correspondence,
    pending: Vec<Pending>,
    /// `None` while nothing is pending: then the confirmed state is the view.
    predicted: Option<Correspondence>,
    refused: Vec<(IntentId, Refusal)>,
}

impl Replica {
    pub fn new(viewer: MemberId, mut confirmed: Correspondence) -> Self {
        confirmed.let_go(viewer);
        Self {
            viewer: Some(viewer),
            confirmed,
            ..Self::default()
        }
    }

    /// What the member sees.
    pub fn view(&self) -> &Correspondence {
        self.predicted.as_ref().unwrap_or(&self.confirmed)
    }

    pub fn confirmed(&self) -> &Correspondence {
        &self.confirmed
    }

    pub fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// Pending intents that no longer go through as things stand; the hub will say.
    pub fn refused(&self) -> &[(IntentId, Refusal)] {
        &self.refused
    }

    /// Takes in a new intent, or refuses it at once. Returns the predicted events.
    pub fn submit(&mut self, pending: Pending, terms: Terms<'_>) -> Result<Vec<Event>, Refusal> {
        let events = judge(self.view(), &pending, terms)?;
        let mut view = self
            .predicted
            .take()
            .unwrap_or_else(|| self.confirmed.clone());
        record(&mut view, &pending, &events);
        self.predicted = Some(view);
        self.pending.push(pending);
        Ok(events)
    }

    /// Takes back a pending intent loaded from the outbox, whether it still goes through or not.
    pub fn restore(&mut self, pending: Pending, terms: Terms<'_>) {
        self.pending.push(pending);
        self.predict(terms);
    }

    /// Takes in what the hub recorded, in the order of versions; the intents behind it are not pending any more.
    /// What was taken in before is skipped, so a page may be repeated.
    pub fn confirm(&mut self, log: &[Recorded], terms: Terms<'_>) {
        for recorded in log {
            if recorded.version > self.confirmed.version {
                self.take_in(recorded);
            }
            self.pending
                .retain(|pending| Some(pending.id) != recorded.intent);
        }
        if let Some(viewer) = self.viewer {
            self.confirmed.let_go(viewer);
        }
        self.predict(terms);
    }

    /// Whether what comes new follows on what is here. The history of a conversation that the member has come into
    /// needn't: then the log as a whole is taken in [`Replica::confirm_anew`].
    pub fn is_followed_by<'a>(&self, new: impl IntoIterator<Item = &'a Recorded>) -> bool {
        let versions = new.into_iter().map(|recorded| recorded.version);
        let here = std::iter::once(self.confirmed.version);
        here.chain(versions).is_sorted_by(|one, next| one < next)
    }

    /// Takes in the whole log anew, in the order of versions: something came that stands before what was here.
    pub fn confirm_anew(&mut self, log: &[Recorded], terms: Terms<'_>) {
        self.confirmed = Correspondence::default();
        self.confirm(log, terms);
    }

    /// The hub answered the intent: what came of it, if anything, is confirmed.
    pub fn settle(&mut self, id: IntentId, terms: Terms<'_>) {
        self.pending.retain(|pending| pending.id != id);
        self.predict(terms);
    }

    fn take_in(&mut self, recorded: &Recorded) {
        self.confirmed.evolve(recorded);
        let newcomers = recorded.event.newcomers();
        if self
            .viewer
            .is_some_and(|viewer| newcomers.contains(&viewer))
            && let Some(conversation) = self.confirmed.conversation_of(&recorded.event)
        {
            self.confirmed.take_up(conversation);
        }
    }

    fn predict(&mut self, terms: Terms<'_>) {
        self.refused.clear();
        self.predicted = None;
        if self.pending.is_empty() {
            return;
        }
        let mut view = self.confirmed.clone();
        for pending in &self.pending {
            match judge(&view, pending, terms) {
                Ok(events) => record(&mut view, pending, &events),
                Err(refusal) => self.refused.push((pending.id, refusal)),
            }
        }
        self.predicted = Some(view);
    }
}

fn judge(
    view: &Correspondence,
    pending: &Pending,
    terms: Terms<'_>,
) -> Result<Vec<Event>, Refusal> {
    let context = terms.context(pending.actor, pending.at);
    decide(view, &pending.intent, &context)
}

fn record(view: &mut Correspondence, pending: &Pending, events: &[Event]) {
    for event in events {
        view.evolve(&Recorded {
            version: view.version + 1,
            at: pending.at,
            by: Author::Member(pending.actor.member),
            intent: Some(pending.id),
            event: event.clone(),
        });
    }
    view.let_go(pending.actor.member);
}
