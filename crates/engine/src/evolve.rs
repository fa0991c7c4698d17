//! Folding an event into the state. Total: an event about something unknown changes nothing.

mod consent;
mod lane;
mod members;
mod message;
mod notice;

use crate::{Correspondence, Event, Recorded};

impl Correspondence {
    /// The state a log adds up to.
    pub fn from_log<'a>(log: impl IntoIterator<Item = &'a Recorded>) -> Self {
        let mut state = Self::default();
        for recorded in log {
            state.evolve(recorded);
        }
        state
    }

    /// Takes in one recorded event. Events a member may not see are missing from their log, so versions may skip.
    /// An event about a message or conversation that isn't known changes nothing.
    pub fn evolve(&mut self, recorded: &Recorded) {
        self.version = self.version.max(recorded.version);
        match &recorded.event {
            Event::ConversationOpened { .. }
            | Event::OptInRequested { .. }
            | Event::ConsentPending { .. }
            | Event::RequestUnanswered { .. }
            | Event::ConsentGranted { .. }
            | Event::ConsentDeclined { .. }
            | Event::GuestUnreachable { .. }
            | Event::ConnectorSwitchedOff { .. }
            | Event::ConnectorSwitchedOn { .. }
            | Event::HeldReleased { .. }
            | Event::HeldCancelled { .. } => consent::evolve(self, recorded),

            Event::GuestRefused { at } => self.refused_at = Some(*at),
            Event::RefusalLifted { .. } => self.refused_at = None,
            Event::RequestCounted {
                by: crate::Author::Member(_),
                at,
            } => {
                self.asked_by_member_at = self.asked_by_member_at.max(Some(*at));
            }
            Event::RequestCounted { at, .. } => {
                self.asked_by_system_at = self.asked_by_system_at.max(Some(*at));
            }
            Event::WindowMoved { by, at, until } => {
                self.window.moved(*by, *at, *until, recorded.version);
            }
            Event::WindowMovedBack { to } => self.window.member_at = *to,
            Event::WindowClosed { at } => {
                self.window.closed_at = self.window.closed_at.max(Some(*at));
            }

            Event::MessageReceived { .. }
            | Event::MessageWritten { .. }
            | Event::MessageQueued { .. }
            | Event::MessageHeld { .. }
            | Event::HeldEdited { .. }
            | Event::HeldMoved { .. }
            | Event::MessageCancelled { .. }
            | Event::SendStarted { .. }
            | Event::MessageAccepted { .. }
            | Event::MessageSent { .. }
            | Event::MessageDelivered { .. }
            | Event::MessageRead { .. }
            | Event::MessageFailed { .. }
            | Event::AttemptFailed { .. }
            | Event::MessageUncertain { .. } => message::evolve(self, recorded),

            Event::MembersAdded { .. }
            | Event::MemberLeft { .. }
            | Event::MemberRemoved { .. }
            | Event::Transferred { .. }
            | Event::TransferOffered { .. }
            | Event::TransferEnded { .. }
            | Event::JoinAsked { .. } => members::evolve(self, recorded),
        }
        notice::leave(self, recorded);
    }
}
