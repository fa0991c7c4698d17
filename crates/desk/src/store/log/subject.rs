//! Which message an event is about.

use engine::{Event, MessageId};

/// The message that an event tells something of, if it is about one.
pub(super) fn subject(event: &Event) -> Option<MessageId> {
    match event {
        Event::MessageReceived { message, .. }
        | Event::MessageWritten { message, .. }
        | Event::MessageQueued { message, .. }
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
        | Event::MessageUncertain { message } => Some(*message),
        Event::OptInRequested { request, .. }
        | Event::RequestUnanswered { request, .. }
        | Event::GuestUnreachable { request, .. } => Some(*request),
        Event::ConsentGranted { evidence, .. } | Event::ConsentDeclined { evidence, .. } => {
            evidence.request.as_ref().map(|request| request.message)
        }
        Event::ConversationOpened { .. }
        | Event::ConsentPending { .. }
        | Event::GuestRefused { .. }
        | Event::RefusalLifted { .. }
        | Event::RequestCounted { .. }
        | Event::WindowMoved { .. }
        | Event::WindowMovedBack { .. }
        | Event::WindowClosed { .. }
        | Event::HeldReleased { .. }
        | Event::HeldCancelled { .. }
        | Event::ConnectorSwitchedOff { .. }
        | Event::ConnectorSwitchedOn { .. }
        | Event::MembersAdded { .. }
        | Event::MemberLeft { .. }
        | Event::MemberRemoved { .. }
        | Event::Transferred { .. }
        | Event::TransferOffered { .. }
        | Event::TransferEnded { .. }
        | Event::JoinAsked { .. } => None,
    }
}
