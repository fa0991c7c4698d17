//! The Guest phone and the clock, as the interface asks for them.

use simulator::{CannotAct, GuestView, ThreadMessage};
use wire::Problem;
use wire::commands::{AdvanceClock, AwaitPractice, Nothing, OnePhone, PressButton, WriteAsGuest};
use wire::view::{ButtonView, GuestPhone, IdentifierView, PhoneBubble, PhoneState, PracticeView};

use super::{Practice, people};

#[expect(
    clippy::unused_async,
    reason = "the table awaits every command, also one that has nothing to wait for"
)]
impl Practice {
    pub async fn practice(&self, _request: Nothing) -> Result<PracticeView, Problem> {
        Ok(self.view(self.simulator.revision()))
    }

    /// Waits for the next change on any phone.
    pub async fn practice_changes(&self, request: AwaitPractice) -> Result<PracticeView, Problem> {
        let changes = self.simulator.changes(request.after).await;
        Ok(self.view(changes.seq))
    }

    pub async fn phone(&self, request: OnePhone) -> Result<PhoneState, Problem> {
        let thread = self
            .simulator
            .guest(&request.phone)
            .thread()
            .ok_or(Problem::NotFound)?;
        Ok(PhoneState {
            phone: phone(thread.guest),
            bubbles: thread.messages.into_iter().map(bubble).collect(),
        })
    }

    pub async fn write_as_guest(&self, request: WriteAsGuest) -> Result<(), Problem> {
        let written = self
            .simulator
            .guest(&request.phone)
            .to(people::LINE_NUMBER)
            .write(request.text);
        written.map(drop).map_err(problem)
    }

    pub async fn press_button(&self, request: PressButton) -> Result<(), Problem> {
        let pressed = self
            .simulator
            .guest(&request.phone)
            .press(&request.bubble, &request.payload);
        pressed.map(drop).map_err(problem)
    }

    pub async fn advance_clock(&self, request: AdvanceClock) -> Result<PracticeView, Problem> {
        let by = u64::try_from(request.by).map_err(|_| Problem::Malformed {
            detail: "by".to_owned(),
        })?;
        self.simulator.clock().advance(by);
        self.practice(Nothing {}).await
    }

    /// The guest with one of these identifiers, by the simulator's id.
    pub(crate) fn guest_of(&self, identifiers: &[IdentifierView]) -> Option<String> {
        let theirs = |address: &str| {
            identifiers.iter().any(|identifier| match identifier {
                IdentifierView::Phone { number, .. } => number == address,
                IdentifierView::WhatsAppId { id } => id == address,
            })
        };
        let mut guests = self.simulator.guests().into_iter();
        guests
            .find(|guest| theirs(guest.phone.as_ref().unwrap_or(&guest.user_id)))
            .map(|guest| guest.id)
    }

    fn view(&self, revision: u64) -> PracticeView {
        PracticeView {
            now: self.simulator.clock().now_ms(),
            business_name: people::ORGANIZATION.to_owned(),
            phones: self.simulator.guests().into_iter().map(phone).collect(),
            revision,
        }
    }
}

fn phone(guest: GuestView) -> GuestPhone {
    GuestPhone {
        manner: people::manner(&guest.id).to_owned(),
        id: guest.id,
        name: guest.name,
        address: guest.phone.unwrap_or(guest.user_id),
        unread: guest.unread,
    }
}

fn bubble(message: ThreadMessage) -> PhoneBubble {
    PhoneBubble {
        id: message.sid,
        own: message.own,
        text: message.body,
        at: message.at_ms,
        buttons: message
            .buttons
            .into_iter()
            .map(|button| ButtonView {
                payload: button.id,
                label: button.title,
            })
            .collect(),
        pressed: message.pressed,
    }
}

fn problem(cause: CannotAct) -> Problem {
    match cause {
        CannotAct::NoSuchGuest | CannotAct::NoSuchMessage | CannotAct::NoSuchButton => {
            Problem::NotFound
        }
        other @ (CannotAct::NotOnWhatsApp
        | CannotAct::Blocked
        | CannotAct::NoSender
        | CannotAct::NotStored) => Problem::Malformed {
            detail: other.to_string(),
        },
    }
}
