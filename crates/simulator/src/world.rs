//! Everything the provider knows; it changes only by records, which the journal keeps.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::{
    address::Address,
    guest::Guest,
    journal::Journal,
    message::{Direction, Message, pair},
    record::Record,
    schedule::Schedule,
    sender::Sender,
    template::Template,
};

/// The provider's memory.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) messages: BTreeMap<String, Message>,
    pub(crate) guests: BTreeMap<String, Guest>,
    pub(crate) senders: BTreeMap<String, Sender>,
    pub(crate) templates: BTreeMap<String, Template>,
    pub(crate) schedule: Schedule,
    pub(crate) clock: (i64, i64),
    /// Messages in the order of their acceptance.
    pub(crate) by_time: BTreeMap<(i64, u64), String>,
    /// The same, of one guest.
    by_guest: BTreeMap<String, BTreeMap<(i64, u64), String>>,
    /// The guest each number and user id reaches.
    addresses: BTreeMap<String, String>,
    last_inbound_ms: BTreeMap<String, i64>,
    last_number: u64,
    touched: BTreeMap<String, u64>,
    /// Counts the changes.
    pub(crate) seq: u64,
    pub(crate) journal: Option<Journal>,
}

impl World {
    /// Writes a change down, then makes it.
    pub(crate) fn commit(&mut self, records: Vec<Record>) -> Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        if let Some(journal) = &mut self.journal {
            journal.append(&records)?;
        }
        self.seq += 1;
        for record in records {
            self.apply(record);
        }
        Ok(())
    }

    /// Takes up one fact.
    pub(crate) fn apply(&mut self, record: Record) {
        match record {
            Record::Message(message) => self.apply_message(message),
            Record::Guest(guest) => self.apply_guest(guest),
            Record::Sender(sender) => {
                self.senders.insert(sender.number.clone(), sender);
            }
            Record::Template(template) => {
                self.templates.insert(template.sid.clone(), template);
            }
            Record::TemplateGone(sid) => {
                self.templates.remove(&sid);
            }
            Record::MessageGone(sid) => self.forget(&sid),
            Record::Task(task) => self.schedule.put(task),
            Record::TaskDone(id) => self.schedule.remove(id),
            Record::Clock { shift_ms, now_ms } => self.clock = (shift_ms, now_ms),
            Record::Seq(seq) => self.seq = self.seq.max(seq),
            Record::Reset => self.reset(),
        }
    }

    /// All facts, enough to rebuild this memory.
    pub(crate) fn facts(&self) -> Vec<Record> {
        let (shift_ms, now_ms) = self.clock;
        let mut facts = vec![Record::Seq(self.seq), Record::Clock { shift_ms, now_ms }];
        facts.extend(self.senders.values().cloned().map(Record::Sender));
        facts.extend(self.guests.values().cloned().map(Record::Guest));
        facts.extend(self.templates.values().cloned().map(Record::Template));
        facts.extend(self.messages.values().cloned().map(Record::Message));
        facts.extend(self.schedule.all().cloned().map(Record::Task));
        facts
    }

    /// The arrival number of the next message.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    /// The guest a number or user id reaches.
    pub(crate) fn guest_at(&self, address: &Address) -> Option<&Guest> {
        self.guests.get(self.addresses.get(address.bare())?)
    }

    /// When the guest last wrote to the sender.
    pub(crate) fn last_inbound_ms(&self, sender: &str, guest: &str) -> Option<i64> {
        self.last_inbound_ms.get(&pair(sender, guest)).copied()
    }

    /// A guest's messages in both directions, oldest first.
    pub(crate) fn thread(&self, guest: &str) -> impl DoubleEndedIterator<Item = &Message> {
        let keys = self.by_guest.get(guest);
        keys.into_iter()
            .flat_map(BTreeMap::values)
            .filter_map(|sid| self.messages.get(sid))
    }

    /// What lies on a guest's phone, in the order it came there.
    pub(crate) fn on_phone(&self, guest: &str) -> Vec<&Message> {
        let thread = self.thread(guest);
        let mut messages: Vec<&Message> =
            thread.filter(|message| message.status.arrived()).collect();
        messages.sort_by_key(|message| message.delivered_ms);
        messages
    }

    /// The guests that changed after `seq`.
    pub(crate) fn touched_after(&self, seq: u64) -> Vec<String> {
        let changed = self.touched.iter().filter(|(_, at)| **at > seq);
        changed.map(|(guest, _)| guest.clone()).collect()
    }

    fn apply_guest(&mut self, guest: Guest) {
        self.touch(&guest.id);
        if let Some(before) = self.guests.get(&guest.id) {
            for address in before.addresses() {
                self.addresses.remove(address);
            }
        }
        for address in guest.addresses() {
            self.addresses.insert(address.to_owned(), guest.id.clone());
        }
        self.guests.insert(guest.id.clone(), guest);
    }

    fn apply_message(&mut self, message: Message) {
        let key = message.key();
        self.last_number = self.last_number.max(message.number);
        if let Some(guest) = &message.guest {
            self.by_guest
                .entry(guest.clone())
                .or_default()
                .insert(key, message.sid.clone());
            self.touch(&guest.clone());
        }
        if message.direction == Direction::Inbound {
            let last = self.last_inbound_ms.entry(message.pair()).or_default();
            *last = message.created_ms.max(*last);
        }
        self.by_time.insert(key, message.sid.clone());
        self.messages.insert(message.sid.clone(), message);
    }

    fn forget(&mut self, sid: &str) {
        let Some(message) = self.messages.remove(sid) else {
            return;
        };
        let key = message.key();
        self.by_time.remove(&key);
        if let Some(guest) = message.guest {
            if let Some(thread) = self.by_guest.get_mut(&guest) {
                thread.remove(&key);
            }
            self.touch(&guest);
        }
    }

    fn touch(&mut self, guest: &str) {
        self.touched.insert(guest.to_owned(), self.seq);
    }

    fn reset(&mut self) {
        self.messages.clear();
        self.by_time.clear();
        self.by_guest.clear();
        self.last_inbound_ms.clear();
        self.schedule.clear();
        for guest in self.guests.values_mut() {
            guest.applied.clear();
        }
        let guests: Vec<String> = self.guests.keys().cloned().collect();
        for guest in guests {
            self.touch(&guest);
        }
    }
}
