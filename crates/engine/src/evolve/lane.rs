//! The lane and the held queue: where an outgoing message waits. Both are in the order of the messages' places.

use crate::{Correspondence, HeldReason, MessageId, Standing, Timestamp};

impl Correspondence {
    /// Puts a message into the lane as a new attempt, before those with a later place.
    pub(super) fn enqueue(&mut self, id: MessageId, attempt: u32, at: Timestamp) {
        self.leave_lane(id);
        let Some(message) = self.messages.get_mut(&id) else {
            return;
        };
        message.standing = Standing::Queued;
        message.attempt = attempt;
        message.attempts = message.attempts.max(attempt);
        message.queued_at = at;
        message.started = None;
        message.provider_at = None;
        message.provider_id = None;
        let index = self.index_in(self.lane.waiting.iter(), message_place(self, id));
        self.lane.waiting.insert(index, id);
    }

    /// Puts a message into the held queue at the place it had before.
    pub(super) fn hold(&mut self, id: MessageId, reason: HeldReason) {
        self.leave_lane(id);
        let Some(message) = self.messages.get_mut(&id) else {
            return;
        };
        message.standing = Standing::Held { reason };
        let index = self.index_in(self.held.iter(), message_place(self, id));
        self.held.insert(index, id);
    }

    /// Moves a held message before another of its conversation, or behind them all. The conversation's messages
    /// exchange their places, so that nothing changes for the others.
    pub(super) fn move_held(&mut self, id: MessageId, before: Option<MessageId>) {
        let Some(message) = self.messages.get(&id).filter(|it| it.standing.is_held()) else {
            return;
        };
        let conversation = message.conversation;
        let places: Vec<u64> = self.held_in(conversation).map(|it| it.place).collect();
        let order = self.order_after_move(conversation, id, before);
        for (id, place) in order.into_iter().zip(places) {
            if let Some(message) = self.messages.get_mut(&id) {
                message.place = place;
            }
        }
        let messages = &self.messages;
        self.held
            .sort_by_key(|id| messages.get(id).map(|message| message.place));
    }

    /// Takes a message out of the lane and the held queue, wherever it is.
    pub(super) fn leave_lane(&mut self, id: MessageId) {
        self.held.retain(|held| *held != id);
        self.lane.waiting.retain(|waiting| *waiting != id);
        if self.lane.in_flight == Some(id) {
            self.lane.in_flight = None;
        }
    }

    fn index_in<'a>(&self, queue: impl Iterator<Item = &'a MessageId>, place: u64) -> usize {
        queue
            .take_while(|id| message_place(self, **id) < place)
            .count()
    }
}

fn message_place(state: &Correspondence, id: MessageId) -> u64 {
    state.messages.get(&id).map_or(0, |message| message.place)
}
