//! Who may see an event: membership decides, at the moment of the event (M6).

use std::collections::BTreeSet;

use crate::{Conversation, ConversationId, Correspondence, Event, MemberId, MessageId};

impl Correspondence {
    /// Who is to see `event`, by the state after it: the active members of its conversation, or of any for a fact of the
    /// pair; whoever goes sees that they went, and whoever is offered the conversation sees what becomes of the offer.
    pub fn audience(&self, event: &Event) -> BTreeSet<MemberId> {
        if let Some(member) = event.only_for() {
            return BTreeSet::from([member]);
        }
        let of = self.conversation_of(event);
        let conversations = self.conversations.values();
        let conversations = conversations.filter(|it| of.is_none_or(|of| of == it.id));
        let active = conversations.flat_map(Conversation::active_members);
        active.chain(self.named(event)).collect()
    }

    /// The conversation it happened in; none for a fact of the pair.
    pub fn conversation_of(&self, event: &Event) -> Option<ConversationId> {
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
            | Event::ConnectorSwitchedOn { conversation, .. }
            | Event::MembersAdded { conversation, .. }
            | Event::MemberLeft { conversation, .. }
            | Event::MemberRemoved { conversation, .. }
            | Event::Transferred { conversation, .. }
            | Event::TransferOffered { conversation, .. }
            | Event::TransferEnded { conversation, .. }
            | Event::JoinAsked { conversation, .. } => Some(*conversation),
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
            | Event::MessageUncertain { message } => self.conversation_with(*message),
            Event::GuestRefused { .. }
            | Event::RefusalLifted { .. }
            | Event::RequestCounted { .. }
            | Event::WindowMoved { .. }
            | Event::WindowMovedBack { .. }
            | Event::WindowClosed { .. } => None,
        }
    }

    fn conversation_with(&self, message: MessageId) -> Option<ConversationId> {
        let message = self.messages.get(&message);
        message.map(|message| message.conversation)
    }

    /// Members whom it concerns whether they are in the conversation or not.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "all others concern those who are in it"
    )]
    fn named(&self, event: &Event) -> Vec<MemberId> {
        match event {
            Event::MemberLeft { member, .. } | Event::MemberRemoved { member, .. } => vec![*member],
            Event::Transferred { from, to, .. } => vec![*from, *to],
            Event::TransferOffered { to, .. } => vec![*to],
            Event::TransferEnded { transfer, .. } => {
                let offer = self.offers.get(transfer);
                offer.map(|offer| offer.to).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Event {
    /// The one member who is told, if it is told to one alone: nobody who comes in later reads it either.
    pub fn only_for(&self) -> Option<MemberId> {
        let Self::HeldCancelled { member, .. } = self else {
            return None;
        };
        *member
    }

    /// Who comes in by it, and may read all that came before (M1).
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "nobody comes in by any other"
    )]
    pub fn newcomers(&self) -> &[MemberId] {
        match self {
            Self::ConversationOpened { members, .. } | Self::MembersAdded { members, .. } => {
                members
            }
            Self::Transferred { to, .. } => std::slice::from_ref(to),
            _ => &[],
        }
    }
}
