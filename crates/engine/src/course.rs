//! One thing leading to another: events so far, with the state after them.

use crate::{Author, Correspondence, Event, Recorded, Timestamp};

/// Each step sees what the ones before it did.
pub(crate) struct Course {
    pub(crate) state: Correspondence,
    pub(crate) now: Timestamp,
    by: Author,
    events: Vec<Event>,
}

impl Course {
    pub(crate) fn new(state: &Correspondence, now: Timestamp, by: Author) -> Self {
        Self {
            state: state.clone(),
            now,
            by,
            events: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, event: Event) {
        let recorded = Recorded {
            version: self.state.version + 1,
            at: self.now,
            by: self.by,
            intent: None,
            event,
        };
        self.state.evolve(&recorded);
        self.events.push(recorded.event);
    }

    pub(crate) fn extend(&mut self, events: impl IntoIterator<Item = Event>) {
        for event in events {
            self.push(event);
        }
    }

    pub(crate) fn events(self) -> Vec<Event> {
        self.events
    }
}
