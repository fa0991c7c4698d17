//! What the Guest phone shows, ready to be written as JSON.

use serde::{Deserialize, Serialize};

use crate::{
    guest::Guest,
    message::{Button, Direction, Message, Status},
    provider::Provider,
    sender::Sender,
    world::World,
};

/// A guest in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GuestView {
    /// The guest's short name.
    pub id: String,
    /// The profile name.
    pub name: String,
    /// Where the guest lives.
    pub place: String,
    /// What to expect of the guest.
    pub about: String,
    /// The number, if the guest has one.
    pub phone: Option<String>,
    /// The business-scoped user id.
    pub user_id: String,
    /// Whether the guest has a WhatsApp account.
    pub on_whatsapp: bool,
    /// Whether the guest has blocked the business.
    pub blocked: bool,
    /// Messages on the phone that are not read.
    pub unread: u32,
    /// The time of the last message on the phone, in Unix milliseconds.
    pub last_at_ms: Option<i64>,
    /// The text of the last message on the phone.
    pub last_text: Option<String>,
}

/// A guest's phone with its chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThreadView {
    /// Whose phone it is.
    pub guest: GuestView,
    /// The business profile at the head of the chat.
    pub sender: Option<Sender>,
    /// What lies on the phone, oldest first.
    pub messages: Vec<ThreadMessage>,
    /// The state this is a view of; see [`Changes`].
    pub seq: u64,
    /// The simulator's time in Unix milliseconds.
    pub now_ms: i64,
}

/// A message on a guest's phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThreadMessage {
    /// The provider's id.
    pub sid: String,
    /// The number of the business side.
    pub sender: String,
    /// Whether the guest wrote it.
    pub own: bool,
    /// The text.
    pub body: String,
    /// When it came to the phone or was written, in Unix milliseconds.
    pub at_ms: i64,
    /// Where it stands.
    pub status: Status,
    /// Buttons under it.
    pub buttons: Vec<Button>,
    /// The button the guest has pressed under it.
    pub pressed: Option<String>,
    /// The message it answers.
    pub quotes: Option<String>,
}

/// What has changed since a state the caller knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// The state now; ask for changes after it.
    pub seq: u64,
    /// The guests whose phones look different.
    pub guests: Vec<String>,
    /// The simulator's time in Unix milliseconds.
    pub now_ms: i64,
    /// How far the clock has been moved, in milliseconds.
    pub shift_ms: i64,
}

impl GuestView {
    pub(crate) fn all(world: &World) -> Vec<Self> {
        let guests = world.guests.values();
        guests.map(|guest| Self::of(world, guest)).collect()
    }

    fn of(world: &World, guest: &Guest) -> Self {
        let on_phone = world.on_phone(&guest.id);
        let last = on_phone.last().copied();
        let unread = on_phone
            .iter()
            .filter(|message| message.status == Status::Delivered)
            .count();
        Self {
            id: guest.id.clone(),
            name: guest.name.clone(),
            place: guest.place.clone(),
            about: guest.about.clone(),
            phone: guest.phone.clone(),
            user_id: guest.user_id.clone(),
            on_whatsapp: guest.on_whatsapp,
            blocked: guest.blocked,
            unread: u32::try_from(unread).unwrap_or(u32::MAX),
            last_at_ms: last.map(at_ms),
            last_text: last.map(|message| message.body.clone()),
        }
    }
}

impl ThreadView {
    pub(crate) fn of(world: &World, guest: &str, now_ms: i64) -> Option<Self> {
        let known = world.guests.get(guest)?;
        let mut messages: Vec<ThreadMessage> = Vec::new();
        for message in world.on_phone(guest) {
            if let (Some(button), Some(quoted)) = (&message.pressed, &message.quotes) {
                let asked = messages.iter_mut().find(|asked| asked.sid == *quoted);
                if let Some(asked) = asked {
                    asked.pressed = Some(button.id.clone());
                }
            }
            messages.push(ThreadMessage::of(message));
        }
        let latest = world.thread(guest).next_back().map(|last| &last.sender);
        let number = latest.or_else(|| world.senders.keys().next());
        Some(Self {
            guest: GuestView::of(world, known),
            sender: number.and_then(|number| world.senders.get(number)).cloned(),
            messages,
            seq: world.seq,
            now_ms,
        })
    }
}

impl ThreadMessage {
    fn of(message: &Message) -> Self {
        Self {
            sid: message.sid.clone(),
            sender: message.sender.clone(),
            own: message.direction == Direction::Inbound,
            body: message.body.clone(),
            at_ms: at_ms(message),
            status: message.status,
            buttons: message.buttons.clone(),
            pressed: None,
            quotes: message.quotes.clone(),
        }
    }
}

impl Changes {
    /// Waits until something changed after `seq`. A `seq` this provider never had counts as none.
    pub(crate) async fn after(provider: &Provider, seq: u64) -> Self {
        let mut changed = provider.watch();
        let seq = if provider.look(|world| world.seq) < seq {
            0
        } else {
            seq
        };
        loop {
            changed.mark_unchanged();
            if let Some(changes) = Self::since(provider, seq) {
                return changes;
            }
            if changed.changed().await.is_err() {
                return Self::now(provider, seq);
            }
        }
    }

    /// The changes after `seq`, if there are any.
    fn since(provider: &Provider, seq: u64) -> Option<Self> {
        let changes = Self::now(provider, seq);
        (changes.seq > seq).then_some(changes)
    }

    pub(crate) fn now(provider: &Provider, seq: u64) -> Self {
        let (now_ms, shift_ms) = (provider.now_ms(), provider.config.clock.shift_ms());
        provider.look(|world| Self {
            seq: world.seq,
            guests: world.touched_after(seq),
            now_ms,
            shift_ms,
        })
    }
}

fn at_ms(message: &Message) -> i64 {
    message.delivered_ms.unwrap_or(message.created_ms)
}
