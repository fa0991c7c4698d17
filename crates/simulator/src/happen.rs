//! What a due task changes: statuses rise, guests react, templates are decided on.

use crate::{
    config::Config,
    manner::Act,
    message::{Direction, Message, Status},
    phone::{self, Written},
    record::Record,
    schedule::Deed,
    webhook,
    world::World,
};

/// Carries out a deed that came due at `due_ms`; webhooks become tasks of their own.
pub(crate) fn happen(config: &Config, world: &mut World, due_ms: i64, deed: Deed) -> Vec<Record> {
    match deed {
        Deed::Step {
            sid,
            status,
            error_code,
        } => step(config, world, due_ms, &sid, status, error_code),
        Deed::Judge {
            content_sid,
            status,
            reason,
        } => judge(world, due_ms, &content_sid, status, reason),
        Deed::GuestActs {
            guest,
            sid,
            act,
            turn,
        } => guest_acts(config, world, due_ms, &guest, &sid, act, turn),
        Deed::Deliver(_) => Vec::new(),
    }
}

/// Gives a message a status, tells the business and lets the guest react.
pub(crate) fn step(
    config: &Config,
    world: &mut World,
    due_ms: i64,
    sid: &str,
    status: Status,
    error_code: Option<u32>,
) -> Vec<Record> {
    let Some(mut message) = world.messages.get(sid).cloned() else {
        return Vec::new();
    };
    if message.status >= status {
        return Vec::new();
    }
    message.status = status;
    message.error_code = error_code;
    message.updated_ms = due_ms;
    if status == Status::Sent {
        message.sent_ms = Some(due_ms);
    }
    let arrives = status.arrived() && message.delivered_ms.is_none();
    if arrives {
        message.delivered_ms = Some(due_ms);
    }
    let mut records = Vec::new();
    if let Some(delivery) = webhook::status(config, &message) {
        let task = world.schedule.task(due_ms, Deed::Deliver(delivery));
        records.push(Record::Task(task));
    }
    if arrives {
        records.extend(reaction(world, due_ms, &message));
    }
    records.push(Record::Message(message));
    records
}

/// What the guest will do about a message that has just arrived.
fn reaction(world: &mut World, due_ms: i64, message: &Message) -> Vec<Record> {
    let Some(guest) = message.guest.as_ref().and_then(|id| world.guests.get(id)) else {
        return Vec::new();
    };
    let mut guest = guest.clone();
    let mut records = Vec::new();
    if let Some(after_ms) = guest.manner.read_after_ms {
        let deed = Deed::Step {
            sid: message.sid.clone(),
            status: Status::Read,
            error_code: None,
        };
        let task = world.schedule.task(later(due_ms, after_ms), deed);
        records.push(Record::Task(task));
    }
    let manner = guest.manner.clone();
    if let Some((place, rule)) = manner.rule_for(message, &guest.applied) {
        let turn = guest.count_rule(place);
        for reply in &rule.replies {
            let deed = Deed::GuestActs {
                guest: guest.id.clone(),
                sid: message.sid.clone(),
                act: reply.act.clone(),
                turn,
            };
            let task = world.schedule.task(later(due_ms, reply.after_ms), deed);
            records.push(Record::Task(task));
        }
        records.push(Record::Guest(guest));
    }
    records
}

fn guest_acts(
    config: &Config,
    world: &mut World,
    due_ms: i64,
    guest: &str,
    sid: &str,
    act: Act,
    turn: u32,
) -> Vec<Record> {
    let known = world.guests.get(guest).zip(world.messages.get(sid));
    let Some((guest, message)) = known.map(|(guest, message)| (guest.clone(), message.clone()))
    else {
        return Vec::new();
    };
    if guest.blocked || !guest.on_whatsapp {
        return Vec::new();
    }
    if matches!(act, Act::PressFirst | Act::PressLast) && has_answered(world, &message) {
        return Vec::new();
    }
    let Some(written) = written(&message, act, turn) else {
        return Vec::new();
    };
    let (records, _) = phone::put(config, world, due_ms, &guest, &message.sender, written);
    records
}

/// Somebody took the phone in hand and wrote to the sender since the message came.
fn has_answered(world: &World, message: &Message) -> bool {
    let guest = message.guest.as_deref().unwrap_or_default();
    let since = |written: &&Message| written.number > message.number;
    let answers = |written: &Message| {
        written.direction == Direction::Inbound && written.sender == message.sender
    };
    world.thread(guest).filter(since).any(answers)
}

fn written(message: &Message, act: Act, turn: u32) -> Option<Written> {
    let sid = message.sid.clone();
    match act {
        Act::PressFirst => Some(Written::press(sid, message.buttons.first()?.clone())),
        Act::PressLast => Some(Written::press(sid, message.buttons.last()?.clone())),
        Act::Write(text) => Some(Written::text(text)),
        Act::Quote(text) => Some(Written::quote(sid, text)),
        Act::WriteNext(texts) => {
            let turn = usize::try_from(turn).unwrap_or_default();
            let place = turn.checked_rem(texts.len())?;
            texts.into_iter().nth(place).map(Written::text)
        }
    }
}

fn judge(
    world: &World,
    due_ms: i64,
    content_sid: &str,
    status: String,
    reason: String,
) -> Vec<Record> {
    let Some(mut template) = world.templates.get(content_sid).cloned() else {
        return Vec::new();
    };
    if let Some(approval) = &mut template.approval {
        approval.status = status;
        approval.rejection_reason = reason;
    }
    template.updated_ms = due_ms;
    vec![Record::Template(template)]
}

fn later(due_ms: i64, after_ms: u64) -> i64 {
    due_ms.saturating_add(i64::try_from(after_ms).unwrap_or(i64::MAX))
}
