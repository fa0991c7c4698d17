//! What must be done after an event. The lane hands out one message at a time (W5).

use crate::{Correspondence, Effect, Event, Policy};

/// Effects of `event`, given the state after it. The same effect may come out twice; it is to be done once.
pub fn react(state: &Correspondence, event: &Event, policy: &Policy) -> Vec<Effect> {
    match event {
        Event::MessageWritten { .. }
        | Event::MessageQueued { .. }
        | Event::MessageHeld { .. }
        | Event::MessageCancelled { .. }
        | Event::MessageAccepted { .. }
        | Event::MessageSent { .. }
        | Event::MessageDelivered { .. }
        | Event::MessageRead { .. }
        | Event::MessageFailed { .. }
        | Event::MessageUncertain { .. } => next_send(state).into_iter().collect(),

        Event::OptInRequested {
            conversation,
            request,
            ..
        } => {
            let asked = state
                .conversations
                .get(conversation)
                .and_then(|conversation| conversation.requests.last());
            let due = asked.map(|asked| asked.at + policy.request_valid_for);
            due.map(|due| Effect::AwaitAnswer {
                request: *request,
                due,
            })
            .into_iter()
            .collect()
        }

        Event::TransferOffered {
            transfer, until, ..
        } => vec![Effect::AwaitTransfer {
            transfer: *transfer,
            due: *until,
        }],

        Event::ConversationOpened { .. }
        | Event::ConsentPending { .. }
        | Event::RequestUnanswered { .. }
        | Event::ConsentGranted { .. }
        | Event::ConsentDeclined { .. }
        | Event::GuestUnreachable { .. }
        | Event::GuestRefused { .. }
        | Event::RefusalLifted { .. }
        | Event::RequestCounted { .. }
        | Event::WindowMoved { .. }
        | Event::WindowMovedBack { .. }
        | Event::WindowClosed { .. }
        | Event::MessageReceived { .. }
        | Event::HeldEdited { .. }
        | Event::HeldMoved { .. }
        | Event::HeldReleased { .. }
        | Event::HeldCancelled { .. }
        | Event::SendStarted { .. }
        | Event::AttemptFailed { .. }
        | Event::ConnectorSwitchedOff { .. }
        | Event::ConnectorSwitchedOn { .. }
        | Event::MembersAdded { .. }
        | Event::MemberLeft { .. }
        | Event::MemberRemoved { .. }
        | Event::Transferred { .. }
        | Event::TransferEnded { .. }
        | Event::JoinAsked { .. } => Vec::new(),
    }
}

fn next_send(state: &Correspondence) -> Option<Effect> {
    state.next_to_send().map(|message| Effect::Send {
        message: message.id,
        attempt: message.attempt,
    })
}
