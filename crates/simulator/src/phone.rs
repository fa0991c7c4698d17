//! What a guest does on the phone becomes a message at the provider and a webhook to the business.

use crate::{
    config::Config,
    guest::Guest,
    ids,
    message::{Button, Direction, Message, Status},
    record::Record,
    schedule::Deed,
    webhook,
    world::World,
};

/// Something a guest writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    body: String,
    quotes: Option<String>,
    pressed: Option<Button>,
}

impl Written {
    pub(crate) fn text(body: String) -> Self {
        Self {
            body,
            quotes: None,
            pressed: None,
        }
    }

    pub(crate) fn quote(sid: String, body: String) -> Self {
        Self {
            body,
            quotes: Some(sid),
            pressed: None,
        }
    }

    pub(crate) fn press(sid: String, button: Button) -> Self {
        Self {
            body: button.title.clone(),
            quotes: Some(sid),
            pressed: Some(button),
        }
    }
}

/// Why a guest cannot do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAct {
    /// No guest of this name.
    #[error("there is no such guest")]
    NoSuchGuest,
    /// The guest has no WhatsApp account.
    #[error("the guest is not on WhatsApp")]
    NotOnWhatsApp,
    /// The guest has blocked the business and would have to unblock it first.
    #[error("the guest has blocked the business")]
    Blocked,
    /// No sender is registered to write to.
    #[error("there is no sender to write to")]
    NoSender,
    /// The message is not on the guest's phone.
    #[error("there is no such message on the guest's phone")]
    NoSuchMessage,
    /// The message has no such button.
    #[error("the message has no such button")]
    NoSuchButton,
    /// The change could not be written down.
    #[error("the simulator's journal cannot be written")]
    NotStored,
}

/// Takes a guest's message in at `at_ms`.
pub(crate) fn put(
    config: &Config,
    world: &mut World,
    at_ms: i64,
    guest: &Guest,
    sender: &str,
    written: Written,
) -> (Vec<Record>, Message) {
    let message = Message {
        sid: ids::sid("SM"),
        number: world.next_number(),
        direction: Direction::Inbound,
        sender: sender.to_owned(),
        guest: Some(guest.id.clone()),
        address: guest.own_address().to_owned(),
        body: written.body,
        status: Status::Received,
        error_code: None,
        created_ms: at_ms,
        sent_ms: Some(at_ms),
        delivered_ms: Some(at_ms),
        updated_ms: at_ms,
        status_url: None,
        content_sid: None,
        buttons: Vec::new(),
        quotes: written.quotes,
        pressed: written.pressed,
    };
    let mut records = vec![Record::Message(message.clone())];
    let url = world
        .senders
        .get(sender)
        .and_then(|known| known.inbound_url.clone());
    if let Some(url) = url {
        let delivery = webhook::inbound(config, url, &message, guest);
        let task = world.schedule.task(at_ms, Deed::Deliver(delivery));
        records.push(Record::Task(task));
    }
    (records, message)
}
