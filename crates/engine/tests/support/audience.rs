//! Who may see an event: the active members of its conversation, or of any for a fact of the pair.

use std::collections::BTreeSet;

use engine::{Conversation, ConversationId, Event, MemberId, MessageId, Recorded};

use super::Hub;

impl Hub {
    pub(super) fn feed(&mut self, recorded: &Recorded) {
        let conversation = self.conversation_of(&recorded.event);
        if let Event::ConversationOpened { members, .. } = &recorded.event {
            for member in members {
                self.welcome(*member);
            }
        }
        for member in self.readers(conversation) {
            let feed = self.feeds.entry(member).or_default();
            feed.push(recorded.clone());
        }
    }

    /// Gives a member who comes in the pair's facts so far.
    fn welcome(&mut self, member: MemberId) {
        let known: BTreeSet<u64> = self
            .feeds
            .entry(member)
            .or_default()
            .iter()
            .map(|recorded| recorded.version)
            .collect();
        let missing: Vec<Recorded> = self
            .log
            .iter()
            .filter(|recorded| !known.contains(&recorded.version))
            .filter(|recorded| self.conversation_of(&recorded.event).is_none())
            .cloned()
            .collect();
        self.feeds.entry(member).or_default().extend(missing);
    }

    fn readers(&self, conversation: Option<ConversationId>) -> BTreeSet<MemberId> {
        self.state
            .conversations
            .values()
            .filter(|known| conversation.is_none_or(|id| id == known.id))
            .flat_map(Conversation::active_members)
            .collect()
    }

    /// `None` for a fact of the pair.
    fn conversation_of(&self, event: &Event) -> Option<ConversationId> {
        let of = |message: &MessageId| {
            let message = self.state.messages.get(message);
            message.map(|message| message.conversation)
        };
        match event {
            Event::ConversationOpened { conversation, .. }
            | Event::OptInRequested { conversation, .. }
            | Event::ConsentPending { conversation, .. }
            | Event::RequestUnanswered { conversation, .. }
            | Event::ConsentGranted { conversation, .. }
            | Event::ConsentDeclined { conversation, .. }
            | Event::GuestUnreachable { conversation, .. }
            | Event::MessageReceived { conversation, .. }
            | Event::MessageWritten { conversation, .. }
            | Event::HeldReleased { conversation, .. }
            | Event::HeldCancelled { conversation, .. }
            | Event::ConnectorSwitchedOff { conversation, .. }
            | Event::ConnectorSwitchedOn { conversation, .. } => Some(*conversation),
            Event::MessageQueued { message, .. }
            | Event::MessageHeld { message, .. }
            | Event::HeldEdited { message, .. }
            | Event::HeldMoved { message, .. }
            | Event::MessageCancelled { message, .. }
            | Event::SendStarted { message, .. }
            | Event::MessageAccepted { message, .. }
            | Event::MessageSent { message, .. }
            | Event::MessageDelivered { message, .. }
            | Event::MessageRead { message, .. }
            | Event::MessageFailed { message, .. }
            | Event::AttemptFailed { message, .. }
            | Event::MessageUncertain { message } => of(message),
            Event::GuestRefused { .. }
            | Event::RefusalLifted { .. }
            | Event::RequestCounted { .. }
            | Event::WindowMoved { .. }
            | Event::WindowMovedBack { .. }
            | Event::WindowClosed { .. } => None,
        }
    }
}
