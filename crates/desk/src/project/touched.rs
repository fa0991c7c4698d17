//! What an event or a pending intent changes, so that nothing else is written again.

use std::collections::BTreeSet;

use engine::{ConversationId, Event, Intent, MessageId, Recorded};

/// What must be projected again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Touched {
    pub(crate) messages: BTreeSet<MessageId>,
    pub(crate) conversations: BTreeSet<ConversationId>,
    /// Notices with these arrival numbers are new.
    pub(crate) versions: BTreeSet<u64>,
    /// Window, refusal or limits of the pair: every conversation shows them.
    pub(crate) pair: bool,
}

impl Touched {
    pub(crate) fn by_event(&mut self, recorded: &Recorded) {
        self.versions.insert(recorded.version);
        match &recorded.event {
            Event::ConversationOpened { conversation, .. }
            | Event::ConsentPending { conversation, .. }
            | Event::ConsentGranted { conversation, .. }
            | Event::ConsentDeclined { conversation, .. }
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
            | Event::JoinAsked { conversation, .. } => {
                self.conversations.insert(*conversation);
            }
            Event::OptInRequested {
                conversation,
                request,
                ..
            }
            | Event::RequestUnanswered {
                conversation,
                request,
            }
            | Event::GuestUnreachable {
                conversation,
                request,
                ..
            } => {
                self.conversations.insert(*conversation);
                self.messages.insert(*request);
            }
            Event::MessageReceived {
                conversation,
                message,
                ..
            }
            | Event::MessageWritten {
                conversation,
                message,
                ..
            } => {
                self.conversations.insert(*conversation);
                self.messages.insert(*message);
            }
            Event::GuestRefused { .. }
            | Event::RefusalLifted { .. }
            | Event::RequestCounted { .. }
            | Event::WindowMoved { .. }
            | Event::WindowMovedBack { .. }
            | Event::WindowClosed { .. } => self.pair = true,
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
            | Event::MessageUncertain { message } => {
                self.messages.insert(*message);
            }
        }
    }

    pub(crate) fn by_intent(&mut self, intent: &Intent) {
        match intent {
            Intent::StartConversation {
                conversation,
                request,
            }
            | Intent::ResendRequest {
                conversation,
                request,
            } => {
                self.conversations.insert(*conversation);
                self.messages.insert(*request);
                self.pair = true;
            }
            Intent::Send {
                conversation,
                message,
                ..
            }
            | Intent::SendTemplate {
                conversation,
                message,
                ..
            } => {
                self.conversations.insert(*conversation);
                self.messages.insert(*message);
            }
            Intent::EditHeld { message, .. }
            | Intent::CancelHeld { message }
            | Intent::MoveHeld { message, .. }
            | Intent::Retry { message } => {
                self.messages.insert(*message);
            }
            // Held messages of whoever goes are cancelled: all of the pair may look different.
            Intent::AddMembers { conversation, .. }
            | Intent::Leave { conversation }
            | Intent::Remove { conversation, .. }
            | Intent::Transfer { conversation, .. }
            | Intent::AnswerTransfer { conversation, .. }
            | Intent::WithdrawTransfer { conversation, .. }
            | Intent::AskToJoin { conversation } => {
                self.conversations.insert(*conversation);
                self.pair = true;
            }
        }
    }
}
