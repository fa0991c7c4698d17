//! The lane and the held queue: where an outgoing message waits. Both are in the order of the messages' places.

use crate::{Correspondence, HeldReason, Message, MessageId, Standing, Timestamp};

impl Correspondence {
    /// Changes a message that is known, and with it what is remembered of words that were sent and of who spoke.
    pub(super) fn change(&mut self, id: MessageId, change: impl FnOnce(&mut Message)) {
        if let Some(message) = self.messages.get_mut(&id) {
            let before = (message.moved_window(), message.spoken_by());
            change(message);
            let after = (message.moved_window(), message.spoken_by());
            self.sent.follow(before.0, after.0);
            if let Some(conversation) = self.conversations.get_mut(&message.conversation) {
                conversation.follow_speaker(before.1, after.1, message.written_at);
            }
        }
    }

    /// Puts a message into the lane as a new attempt, before those with a later place.
    pub(super) fn enqueue(&mut self, id: MessageId, attempt: u32, at: Timestamp) {
        self.leave_lane(id);
        self.change(id, |message| {
            message.standing = Standing::Queued;
            message.attempt = attempt;
            message.attempts = message.attempts.max(attempt);
            message.queued_at = at;
            message.started = None;
            message.provider_at = None;
            message.provider_id = None;
        });
        if let Some(message) = self.messages.get(&id) {
            self.lane.waiting.insert(message.place, id);
        }
    }

    /// Puts a message into the held queue at the place it had before.
    pub(super) fn hold(&mut self, id: MessageId, reason: HeldReason) {
        self.leave_lane(id);
        self.change(id, |message| message.standing = Standing::Held { reason });
        if let Some(message) = self.messages.get(&id) {
            self.held.insert(message.place, id);
        }
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
            self.change(id, |message| message.place = place);
            self.held.insert(place, id);
        }
    }

    /// Takes a message out of the lane and the held queue, wherever it is.
    pub(crate) fn leave_lane(&mut self, id: MessageId) {
        if let Some(message) = self.messages.get(&id) {
            self.held.remove(&message.place);
            self.lane.waiting.remove(&message.place);
        }
        if self.lane.in_flight == Some(id) {
            self.lane.in_flight = None;
        }
    }
}
