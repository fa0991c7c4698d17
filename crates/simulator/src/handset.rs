//! A guest's phone in the hand of a test or of the Guest phone window.

use crate::{
    guest::Guest,
    manner::Manner,
    message::{Direction, Message, Status},
    phone::{self, CannotAct, Written},
    provider::Provider,
    record::Record,
    view::ThreadView,
    world::World,
};

/// Acts as one guest.
#[derive(Clone, Debug)]
pub struct Handset<'a> {
    provider: &'a Provider,
    id: String,
    sender: Option<String>,
}

impl<'a> Handset<'a> {
    pub(crate) fn new(provider: &'a Provider, id: &str) -> Self {
        Self {
            provider,
            id: id.to_owned(),
            sender: None,
        }
    }

    /// Writes to this sender, rather than to the one of the latest message.
    #[must_use]
    pub fn to(mut self, sender: impl Into<String>) -> Self {
        self.sender = Some(sender.into());
        self
    }

    /// Writes a text.
    ///
    /// # Errors
    /// Says why the guest cannot.
    pub fn write(&self, text: impl Into<String>) -> Result<Message, CannotAct> {
        let text = text.into();
        self.put(|_| Ok((None, Written::text(text))))
    }

    /// Writes a text that quotes a message on the phone.
    ///
    /// # Errors
    /// Says why the guest cannot.
    pub fn quote(&self, sid: &str, text: impl Into<String>) -> Result<Message, CannotAct> {
        let text = text.into();
        self.put(|world| {
            let quoted = self.on_phone(world, sid)?;
            let written = Written::quote(quoted.sid.clone(), text);
            Ok((Some(quoted.sender.clone()), written))
        })
    }

    /// Presses a button, named by its payload, of a message on the phone.
    ///
    /// # Errors
    /// Says why the guest cannot.
    pub fn press(&self, sid: &str, button: &str) -> Result<Message, CannotAct> {
        self.put(|world| {
            let message = self.on_phone(world, sid)?;
            let mut buttons = message.buttons.iter();
            let found = buttons.find(|known| known.id == button);
            let button = found.ok_or(CannotAct::NoSuchButton)?.clone();
            let written = Written::press(message.sid.clone(), button);
            Ok((Some(message.sender.clone()), written))
        })
    }

    /// Reads all that lies on the phone; the business gets its read receipts.
    ///
    /// # Errors
    /// Says why the guest cannot.
    pub fn read(&self) -> Result<(), CannotAct> {
        self.guest()?;
        let now_ms = self.provider.now_ms();
        let config = &self.provider.config;
        let read = self.provider.change(|world| {
            let unread = |message: &&Message| message.status == Status::Delivered;
            let sids: Vec<String> = world
                .thread(&self.id)
                .filter(unread)
                .map(|message| message.sid.clone())
                .collect();
            let read =
                |sid: &String| crate::happen::step(config, world, now_ms, sid, Status::Read, None);
            Ok((sids.iter().flat_map(read).collect(), ()))
        });
        read.map_err(|error| not_stored(&error))
    }

    /// Blocks or unblocks the business.
    ///
    /// # Errors
    /// Says why the guest cannot.
    pub fn set_blocked(&self, blocked: bool) -> Result<(), CannotAct> {
        self.alter(|guest| guest.blocked = blocked)
    }

    /// Leaves or joins WhatsApp.
    ///
    /// # Errors
    /// Fails when there is no such guest.
    pub fn set_on_whatsapp(&self, on_whatsapp: bool) -> Result<(), CannotAct> {
        self.alter(|guest| guest.on_whatsapp = on_whatsapp)
    }

    /// Takes on other habits.
    ///
    /// # Errors
    /// Fails when there is no such guest.
    pub fn set_manner(&self, manner: Manner) -> Result<(), CannotAct> {
        self.alter(|guest| {
            guest.manner = manner;
            guest.applied.clear();
        })
    }

    /// What the guest's phone shows.
    pub fn thread(&self) -> Option<ThreadView> {
        let now_ms = self.provider.now_ms();
        self.provider
            .look(|world| ThreadView::of(world, &self.id, now_ms))
    }

    /// The latest message from the business that lies on the phone.
    pub fn latest(&self) -> Option<Message> {
        self.provider.look(|world| {
            let on_phone = world.on_phone(&self.id);
            let mut newest_first = on_phone.into_iter().rev();
            let latest = newest_first.find(|message| message.direction == Direction::Outbound);
            latest.cloned()
        })
    }

    fn guest(&self) -> Result<Guest, CannotAct> {
        self.provider
            .look(|world| world.guests.get(&self.id).cloned())
            .ok_or(CannotAct::NoSuchGuest)
    }

    fn alter(&self, alter: impl FnOnce(&mut Guest)) -> Result<(), CannotAct> {
        let mut guest = self.guest()?;
        alter(&mut guest);
        self.provider
            .change(|_| Ok((vec![Record::Guest(guest)], ())))
            .map_err(|error| not_stored(&error))
    }

    fn put(
        &self,
        plan: impl FnOnce(&World) -> Result<(Option<String>, Written), CannotAct>,
    ) -> Result<Message, CannotAct> {
        let now_ms = self.provider.now_ms();
        let config = &self.provider.config;
        let outcome = self.provider.change(|world| {
            let planned = self.planned(world, plan);
            let (guest, sender, written) = match planned {
                Ok(planned) => planned,
                Err(reason) => return Ok((Vec::new(), Err(reason))),
            };
            let (records, message) = phone::put(config, world, now_ms, &guest, &sender, written);
            Ok((records, Ok(message)))
        });
        outcome.map_err(|error| not_stored(&error))?
    }

    fn planned(
        &self,
        world: &World,
        plan: impl FnOnce(&World) -> Result<(Option<String>, Written), CannotAct>,
    ) -> Result<(Guest, String, Written), CannotAct> {
        let guest = world.guests.get(&self.id).ok_or(CannotAct::NoSuchGuest)?;
        if !guest.on_whatsapp {
            return Err(CannotAct::NotOnWhatsApp);
        }
        if guest.blocked {
            return Err(CannotAct::Blocked);
        }
        let (sender, written) = plan(world)?;
        let sender = sender.or_else(|| self.sender.clone());
        let latest = || {
            world
                .thread(&self.id)
                .next_back()
                .map(|last| last.sender.clone())
        };
        let sender = sender.or_else(latest);
        let sender = sender.or_else(|| world.senders.keys().next().cloned());
        let sender = sender.filter(|number| world.senders.contains_key(number));
        Ok((guest.clone(), sender.ok_or(CannotAct::NoSender)?, written))
    }

    fn on_phone<'w>(&self, world: &'w World, sid: &str) -> Result<&'w Message, CannotAct> {
        let message = world.messages.get(sid).filter(|message| {
            message.guest.as_deref() == Some(self.id.as_str()) && message.status.arrived()
        });
        message.ok_or(CannotAct::NoSuchMessage)
    }
}

fn not_stored(error: &anyhow::Error) -> CannotAct {
    tracing::error!("a guest's act cannot be written down: {error:#}");
    CannotAct::NotStored
}
