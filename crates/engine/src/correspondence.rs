//! All that passes between one line and one guest: the aggregate every rule looks at.

use serde::{Deserialize, Serialize};

use crate::sent::Sent;
use crate::{
    Conversation, ConversationId, Map, MemberId, Message, MessageId, Offer, OptInWording, Policy,
    ProviderId, Row, Timestamp, TransferId,
};

/// The state that the log of one pair adds up to. A member's replica holds the part they may see.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Correspondence {
    /// Version of the latest event in it.
    pub version: u64,
    pub conversations: Map<ConversationId, Conversation>,
    pub messages: Map<MessageId, Message>,
    pub window: crate::Window,
    /// The guest said no to this line and hasn't taken it back (C7).
    pub refused_at: Option<Timestamp>,
    pub asked_by_member_at: Option<Timestamp>,
    pub asked_by_system_at: Option<Timestamp>,
    /// Conversations offered to colleagues, also those that are over (M4).
    pub offers: Map<TransferId, Offer>,
    pub(crate) by_provider: Map<ProviderId, MessageId>,
    pub(crate) lane: Lane,
    /// Held messages by their places, in which order they will go.
    pub(crate) held: Map<u64, MessageId>,
    pub(crate) sent: Sent,
    /// The wordings of all requests, each once: a button may answer any of them.
    pub(crate) wordings: Row<OptInWording>,
}

/// Outgoing messages of the pair in order; one is in flight at a time (W5).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Lane {
    /// By their places.
    pub(crate) waiting: Map<u64, MessageId>,
    pub(crate) in_flight: Option<MessageId>,
}

impl Correspondence {
    /// The held messages of the pair in the order of release.
    pub fn held(&self) -> impl Iterator<Item = &Message> + '_ {
        self.held.values().filter_map(|id| self.messages.get(id))
    }

    /// The held messages of one conversation in the order of release (W7).
    pub fn held_in(&self, conversation: ConversationId) -> impl Iterator<Item = &Message> + '_ {
        self.held()
            .filter(move |message| message.conversation == conversation)
    }

    /// The conversation in which `member` is active, the latest if there are several.
    pub fn live_conversation_of(&self, member: MemberId) -> Option<&Conversation> {
        self.conversations
            .values()
            .filter(|conversation| conversation.is_active(member))
            .max_by_key(|conversation| conversation.active_at)
    }

    /// What `from` has offered to a colleague and may still be accepted, if anything (M4).
    pub fn offer_of(&self, conversation: ConversationId, from: MemberId) -> Option<&Offer> {
        self.offers
            .values()
            .find(|it| !it.over && (it.conversation, it.from) == (conversation, from))
    }

    /// The messages that wait for their turn, in the order in which they will go (W5).
    pub fn waiting(&self) -> impl Iterator<Item = &Message> + '_ {
        let waiting = self.lane.waiting.values();
        waiting.filter_map(|id| self.messages.get(id))
    }

    /// The message whose turn it is, if the lane is free.
    pub fn next_to_send(&self) -> Option<&Message> {
        self.next_to_send_past(&[])
    }

    /// The same, past requests and templates that the provider hasn't approved; words are never passed (W5).
    pub fn next_to_send_past(&self, unapproved: &[MessageId]) -> Option<&Message> {
        let passed = |message: &&Message| {
            unapproved.contains(&message.id) && !message.content.needs_window()
        };
        match self.lane.in_flight {
            Some(_) => None,
            None => self.waiting().find(|message| !passed(message)),
        }
    }

    pub fn in_flight(&self) -> Option<&Message> {
        self.lane.in_flight.and_then(|id| self.messages.get(&id))
    }

    /// The message that the provider knows by this id.
    pub fn by_provider_id(&self, id: &ProviderId) -> Option<&Message> {
        self.by_provider
            .get(id)
            .and_then(|id| self.messages.get(id))
    }

    /// The first moment at which a member may ask again (C6).
    pub fn next_request_at(&self, policy: &Policy) -> Option<Timestamp> {
        self.asked_by_member_at
            .map(|at| at + policy.request_interval)
    }

    /// Whether free text would go out now instead of being held.
    pub fn window_is_open(&self, now: Timestamp, policy: &Policy) -> bool {
        self.window.is_open(now, policy)
    }

    /// In an open window, and never past a message that is still held.
    pub(crate) fn words_go_now(&self, now: Timestamp, policy: &Policy) -> bool {
        self.window_is_open(now, policy) && self.held.is_empty()
    }

    pub(crate) fn live_conversations(&self) -> impl Iterator<Item = &Conversation> + '_ {
        self.conversations
            .values()
            .filter(|conversation| conversation.is_live())
    }

    /// Messages that the provider doesn't have yet: held or waiting for their turn.
    pub(crate) fn unsent(&self) -> impl Iterator<Item = &Message> + '_ {
        self.held
            .values()
            .chain(self.lane.waiting.values())
            .filter_map(|id| self.messages.get(id))
    }

    /// The conversation's held messages with `id` put before `before`, or last.
    pub(crate) fn order_after_move(
        &self,
        conversation: ConversationId,
        id: MessageId,
        before: Option<MessageId>,
    ) -> Vec<MessageId> {
        let mut order: Vec<MessageId> = self.held_in(conversation).map(|it| it.id).collect();
        order.retain(|other| *other != id);
        let index = before.and_then(|before| order.iter().position(|other| *other == before));
        order.insert(index.unwrap_or(order.len()), id);
        order
    }

    /// Whether the guest refused this line and hasn't taken it back (C7).
    pub(crate) fn is_refused(&self) -> bool {
        self.refused_at.is_some()
    }
}
