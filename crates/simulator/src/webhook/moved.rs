//! Webhooks follow a business that now listens elsewhere.

use crate::{message::Status, record::Record, schedule::Deed, world::World};

/// The records that point every stored webhook at `origin`.
pub(crate) fn moved(world: &World, origin: &str) -> Vec<Record> {
    let origin = origin.trim_end_matches('/');
    let mut records = Vec::new();
    for sender in world.senders.values() {
        let mut sender = sender.clone();
        sender.inbound_url = sender.inbound_url.map(|url| at(&url, origin));
        sender.status_url = sender.status_url.map(|url| at(&url, origin));
        records.push(Record::Sender(sender));
    }
    for message in world.messages.values() {
        let more_to_come = message.status < Status::Read;
        if let Some(url) = message.status_url.as_ref().filter(|_| more_to_come) {
            let mut message = message.clone();
            message.status_url = Some(at(url, origin));
            records.push(Record::Message(message));
        }
    }
    for task in world.schedule.all() {
        if let Deed::Deliver(delivery) = &task.deed {
            let mut delivery = delivery.clone();
            delivery.url = at(&delivery.url, origin);
            let mut task = task.clone();
            task.deed = Deed::Deliver(delivery);
            records.push(Record::Task(task));
        }
    }
    records
}

fn at(url: &str, origin: &str) -> String {
    let after_scheme = url.find("://").map_or(0, |place| place + 3);
    let rest = url.get(after_scheme..).unwrap_or_default();
    let path = rest
        .find(['/', '?', '#'])
        .and_then(|place| rest.get(place..));
    format!("{origin}{}", path.unwrap_or_default())
}
