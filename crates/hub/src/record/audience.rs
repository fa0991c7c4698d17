//! Who may see an event: the active members of its conversation, or of all live ones for a fact of the pair.

use std::collections::BTreeSet;

use engine::{ConversationId, Correspondence, Event, MemberId, MessageId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    Conversation(ConversationId),
    Pair,
}

impl Audience {
    /// `state` is the one after the event.
    pub(crate) fn of(event: &Event, state: &Correspondence) -> Self {
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
            | Event::ConnectorSwitchedOn { conversation, .. } => Self::Conversation(*conversation),
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
            | Event::MessageUncertain { message } => Self::of_message(*message, state),
            Event::GuestRefused { .. }
            | Event::RefusalLifted { .. }
            | Event::RequestCounted { .. }
            | Event::WindowMoved { .. }
            | Event::WindowMovedBack { .. }
            | Event::WindowClosed { .. } => Self::Pair,
        }
    }

    pub(crate) fn conversation(self) -> Option<ConversationId> {
        match self {
            Self::Conversation(conversation) => Some(conversation),
            Self::Pair => None,
        }
    }

    pub(crate) fn members(self, state: &Correspondence) -> BTreeSet<MemberId> {
        match self {
            Self::Conversation(conversation) => state
                .conversations
                .get(&conversation)
                .into_iter()
                .flat_map(engine::Conversation::active_members)
                .collect(),
            Self::Pair => state
                .conversations
                .values()
                .flat_map(engine::Conversation::active_members)
                .collect(),
        }
    }

    fn of_message(message: MessageId, state: &Correspondence) -> Self {
        state.messages.get(&message).map_or(Self::Pair, |message| {
            Self::Conversation(message.conversation)
        })
    }
}
