//! Accepting a message: whether WhatsApp will take it, and the statuses it will go through.

use crate::{
    fault::{Subject, Trouble},
    ids,
    message::{Button, Direction, Message, Status},
    provider::Provider,
    record::Record,
    schedule::Deed,
    window,
    world::World,
};

use super::{
    ApiError,
    request::{Content, Outgoing},
};

/// From acceptance to `sending`, in milliseconds.
const SENDING_AFTER_MS: i64 = 50;
/// From acceptance to `sent`, or to a failure.
const SENT_AFTER_MS: i64 = 200;

/// The text and buttons to be shown, or the code it will fail with.
struct Shown {
    body: String,
    buttons: Vec<Button>,
    content_sid: Option<String>,
    code: Option<u32>,
}

/// Takes a message on at `now_ms`.
pub(super) fn accept(
    provider: &Provider,
    world: &mut World,
    outgoing: Outgoing,
    now_ms: i64,
) -> Result<(Vec<Record>, Message), ApiError> {
    let guest = world.guest_at(&outgoing.to).map(|guest| guest.id.clone());
    let address = outgoing.to.bare().to_owned();
    let open = guest
        .as_ref()
        .is_some_and(|guest| window::open(world.last_inbound_ms(&outgoing.sender, guest), now_ms));
    let shown = shown(world, outgoing.content, open);
    let reach = unreached(provider, world, guest.as_deref());
    let mut code = reach.or(shown.code);
    let subject = Subject {
        guest: guest.as_deref(),
        address: &address,
        text: &shown.body,
        status: "",
    };
    if code == Some(63_016) && at_once(provider, subject) {
        return Err(ApiError::new(63_016));
    }
    if let Some(forced) = forced(provider, subject) {
        code = Some(forced);
    }
    let prefix = if shown.content_sid.is_some() {
        "MM"
    } else {
        "SM"
    };
    let message = Message {
        sid: ids::sid(prefix),
        number: world.next_number(),
        direction: Direction::Outbound,
        sender: outgoing.sender,
        guest,
        address,
        body: shown.body,
        status: Status::Queued,
        error_code: None,
        created_ms: now_ms,
        sent_ms: None,
        delivered_ms: None,
        updated_ms: now_ms,
        status_url: outgoing.status_url,
        content_sid: shown.content_sid,
        buttons: shown.buttons,
        quotes: None,
        pressed: None,
    };
    let subject = Subject {
        guest: message.guest.as_deref(),
        address: &message.address,
        text: &message.body,
        status: "",
    };
    let late_ms = late(provider, subject);
    let mut records = vec![Record::Message(message.clone())];
    records.extend(course(world, &message, code, late_ms));
    Ok((records, message))
}

fn shown(world: &World, content: Content, open: bool) -> Shown {
    match content {
        Content::Text(body) => Shown {
            body,
            buttons: Vec::new(),
            content_sid: None,
            code: (!open).then_some(63_016),
        },
        Content::Template { sid, values } => {
            let template = world.templates.get(&sid);
            // Unapproved content may be sent while the guest's window is open.
            let usable = template.filter(|template| template.approved() || open);
            let rendered = usable.and_then(|template| template.render(&values));
            let code = match (usable, &rendered) {
                (None, _) => Some(63_027),
                (Some(_), None) => Some(63_028),
                (Some(_), Some(rendered)) => rendered.too_long().then_some(63_021),
            };
            let (body, buttons) = rendered
                .map(|rendered| (rendered.body, rendered.buttons))
                .unwrap_or_default();
            Shown {
                body,
                buttons,
                content_sid: Some(sid),
                code,
            }
        }
    }
}

fn unreached(provider: &Provider, world: &World, guest: Option<&str>) -> Option<u32> {
    let guest = guest.and_then(|id| world.guests.get(id));
    match guest {
        Some(guest) if guest.on_whatsapp => guest.blocked.then_some(63_014),
        _ => Some(provider.config.unreachable_code),
    }
}

fn at_once(provider: &Provider, subject: Subject<'_>) -> bool {
    provider
        .take_fault(subject, |trouble| {
            (trouble == Trouble::WindowRefusedAtOnce).then_some(())
        })
        .is_some()
}

fn forced(provider: &Provider, subject: Subject<'_>) -> Option<u32> {
    provider.take_fault(subject, |trouble| {
        if let Trouble::MessageFails { code } = trouble {
            Some(code)
        } else {
            None
        }
    })
}

fn late(provider: &Provider, subject: Subject<'_>) -> u64 {
    let late = provider.take_fault(subject, |trouble| {
        if let Trouble::ArrivesLate { by_ms } = trouble {
            Some(by_ms)
        } else {
            None
        }
    });
    late.unwrap_or_default()
}

/// The statuses to come.
fn course(world: &mut World, message: &Message, code: Option<u32>, late_ms: u64) -> Vec<Record> {
    let mut steps = vec![(SENDING_AFTER_MS, Status::Sending, None)];
    let guest = message.guest.as_ref().and_then(|id| world.guests.get(id));
    match code {
        Some(63_014 | 63_024 | 63_003) => {
            steps.push((SENT_AFTER_MS, Status::Undelivered, code));
        }
        Some(_) => steps.push((SENT_AFTER_MS, Status::Failed, code)),
        None => {
            steps.push((SENT_AFTER_MS, Status::Sent, None));
            let delivered = guest.and_then(|guest| guest.manner.delivered_after_ms);
            let delivered = delivered.map(|after_ms| after_ms.saturating_add(late_ms));
            if let Some(after_ms) = delivered.and_then(|ms| i64::try_from(ms).ok()) {
                let after_ms = after_ms.max(SENT_AFTER_MS);
                steps.push((after_ms, Status::Delivered, None));
            }
        }
    }
    steps
        .into_iter()
        .map(|(after_ms, status, error_code)| {
            let deed = Deed::Step {
                sid: message.sid.clone(),
                status,
                error_code,
            };
            let due_ms = message.created_ms.saturating_add(after_ms);
            Record::Task(world.schedule.task(due_ms, deed))
        })
        .collect()
}
