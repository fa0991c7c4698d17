//! Carries out what comes due, in the order of due times, and posts webhooks pair by pair.

use std::sync::Arc;

use anyhow::Result;

use crate::{
    fault::{Subject, Trouble},
    happen,
    provider::Provider,
    record::Record,
    schedule::{Deed, Task},
    webhook::Delivery,
    world::World,
};

mod lanes;

use lanes::{Lanes, Post};

/// A webhook held back by a reordering fault goes at the latest after this time.
const BEHIND_AT_MOST_MS: i64 = 60_000;

/// Runs until it is dropped.
pub(crate) async fn run(provider: Arc<Provider>) {
    let mut lanes = Lanes::default();
    let mut changed = provider.watch();
    let mut turned = provider.config.clock.watch();
    loop {
        changed.mark_unchanged();
        turned.mark_unchanged();
        let caught_up = catch_up(&provider, &mut lanes);
        if let Err(error) = &caught_up {
            tracing::error!("the simulator waits, what is due cannot be written down: {error:#}");
        }
        let next_ms = provider.look(|world| world.schedule.next_at_ms());
        let next_ms = next_ms.filter(|_| !provider.paused() && caught_up.is_ok());
        tokio::select! {
            _ = changed.changed() => {}
            _ = turned.changed() => {}
            () = provider.config.clock.sleep_until(next_ms.unwrap_or(i64::MAX)) => {}
        }
    }
}

fn catch_up(provider: &Arc<Provider>, lanes: &mut Lanes) -> Result<()> {
    provider.note_clock()?;
    while !provider.paused() {
        let now_ms = provider.now_ms();
        let posts = provider.change(|world| {
            let Some(task) = world.schedule.next_due(now_ms).cloned() else {
                return Ok((Vec::new(), None));
            };
            let (records, posts) = fire(provider, world, task);
            Ok((records, Some(posts)))
        })?;
        let Some(posts) = posts else {
            break;
        };
        for post in posts {
            lanes.send(provider, post);
        }
    }
    Ok(())
}

fn fire(provider: &Provider, world: &mut World, task: Task) -> (Vec<Record>, Vec<Post>) {
    let due_ms = task.due_ms;
    match task.deed {
        Deed::Deliver(delivery) => dispatch(provider, world, task.id, due_ms, delivery),
        deed @ (Deed::Step { .. } | Deed::Judge { .. } | Deed::GuestActs { .. }) => {
            let mut records = vec![Record::TaskDone(task.id)];
            records.extend(happen::happen(&provider.config, world, due_ms, deed));
            (records, Vec::new())
        }
    }
}

fn dispatch(
    provider: &Provider,
    world: &mut World,
    task: u64,
    due_ms: i64,
    mut delivery: Delivery,
) -> (Vec<Record>, Vec<Post>) {
    let fault = judge(provider, &mut delivery);
    let later = |by_ms: i64, delivery: Delivery| {
        let due_ms = due_ms.saturating_add(by_ms);
        let deed = Deed::Deliver(delivery);
        let task = Task {
            id: task,
            due_ms,
            deed,
        };
        (vec![Record::Task(task)], Vec::new())
    };
    let times = match fault {
        Some(Trouble::WebhookLost) => return (vec![Record::TaskDone(task)], Vec::new()),
        Some(Trouble::WebhookLate { by_ms }) => {
            return later(i64::try_from(by_ms).unwrap_or(i64::MAX), delivery);
        }
        Some(Trouble::WebhookReordered) => {
            delivery.behind = true;
            return later(BEHIND_AT_MOST_MS, delivery);
        }
        Some(Trouble::WebhookRepeated { copies }) => copies.saturating_add(1),
        _ => 1,
    };
    let overtaken = overtaken_by(world, task, &delivery);
    let mut posts = vec![Post {
        task,
        delivery,
        times,
    }];
    posts.extend(overtaken);
    for post in &posts {
        world.schedule.start(post.task);
    }
    (Vec::new(), posts)
}

fn judge(provider: &Provider, delivery: &mut Delivery) -> Option<Trouble> {
    if std::mem::replace(&mut delivery.judged, true) {
        return None;
    }
    let address = match delivery.status.as_str() {
        "received" => delivery.parameter("From"),
        _ => delivery.parameter("To"),
    };
    let subject = Subject {
        guest: delivery.guest.as_deref(),
        address: address.trim_start_matches("whatsapp:"),
        text: delivery.parameter("Body"),
        status: &delivery.status,
    };
    provider.take_fault(subject, |trouble| match trouble {
        Trouble::WebhookLost
        | Trouble::WebhookRepeated { .. }
        | Trouble::WebhookLate { .. }
        | Trouble::WebhookReordered => Some(trouble),
        Trouble::CreateFails { .. }
        | Trouble::CreateTooMany { .. }
        | Trouble::CutBeforeAcceptance
        | Trouble::CutAfterAcceptance
        | Trouble::ReadFails { .. }
        | Trouble::ListFails { .. }
        | Trouble::CredentialsRefused
        | Trouble::WindowRefusedAtOnce
        | Trouble::ArrivesLate { .. }
        | Trouble::MessageFails { .. } => None,
    })
}

/// Webhooks of the pair that were waiting for this one to go first.
fn overtaken_by(world: &World, task: u64, delivery: &Delivery) -> Vec<Post> {
    let waiting = world.schedule.behind(&delivery.pair);
    waiting
        .filter(|(id, _)| *id != task)
        .map(|(id, behind)| Post {
            task: id,
            delivery: behind.clone(),
            times: 1,
        })
        .collect()
}
