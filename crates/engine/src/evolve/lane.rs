//! The lane and the held queue: where an outgoing message waits.

use crate::{Correspondence, HeldReason, MessageId, Standing, Timestamp};

impl Correspondence {
    /// Puts a message at the end of the lane as a new attempt.
    pub(super) fn enqueue(&mut self, id: MessageId, attempt: u32, at: Timestamp) {
        self.held.retain(|held| *held != id);
        let Some(message) = self.messages.get_mut(&id) else {
            return;
        };
        message.standing = Standing::Queued;
        message.attempt = attempt;
        message.queued_at = at;
        self.lane.waiting.push_back(id);
    }

    /// Puts a message into the held queue at the place it had before.
    pub(super) fn hold(&mut self, id: MessageId, reason: HeldReason) {
        self.leave_lane(id);
        let Some(message) = self.messages.get_mut(&id) else {
            return;
        };
        message.standing = Standing::Held { reason };
        let place = message.place;
        let ahead = |held: &MessageId| {
            self.messages
                .get(held)
                .is_some_and(|other| other.place < place)
        };
        let index = self.held.iter().take_while(|held| ahead(held)).count();
        self.held.insert(index, id);
    }

    /// Moves a held message before another, or to the end; the places move with the order.
    pub(super) fn move_held(&mut self, id: MessageId, before: Option<MessageId>) {
        if !self.held.contains(&id) {
            return;
        }
        let mut places: Vec<u64> = self.held().map(|message| message.place).collect();
        places.sort_unstable();
        self.held.retain(|held| *held != id);
        let index = before.and_then(|before| self.held.iter().position(|held| *held == before));
        self.held.insert(index.unwrap_or(self.held.len()), id);
        for (id, place) in self.held.iter().zip(places) {
            if let Some(message) = self.messages.get_mut(id) {
                message.place = place;
            }
        }
    }

    /// Takes a message out of the lane and the held queue, wherever it is.
    pub(super) fn leave_lane(&mut self, id: MessageId) {
        self.held.retain(|held| *held != id);
        self.lane.waiting.retain(|waiting| *waiting != id);
        if self.lane.in_flight == Some(id) {
            self.lane.in_flight = None;
        }
    }
}
