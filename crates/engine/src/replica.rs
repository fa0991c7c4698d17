//! A member's copy: what the hub confirmed, and what is still on its way, predicted with the same rules.

use crate::{
    Actor, Author, Correspondence, Event, Intent, IntentId, Recorded, Refusal, Terms, Timestamp,
    decide,
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
    confirmed: Correspondence,
    pending: Vec<Pending>,
    /// `None` while nothing is pending: then the confirmed state is the view.
    predicted: Option<Correspondence>,
    refused: Vec<(IntentId, Refusal)>,
}

impl Replica {
    pub fn new(confirmed: Correspondence) -> Self {
        Self {
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
                self.confirmed.evolve(recorded);
            }
            self.pending
                .retain(|pending| Some(pending.id) != recorded.intent);
        }
        self.predict(terms);
    }

    /// The hub answered the intent: what came of it, if anything, is confirmed.
    pub fn settle(&mut self, id: IntentId, terms: Terms<'_>) {
        self.pending.retain(|pending| pending.id != id);
        self.predict(terms);
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
}
