//! P1: how a message may go from one standing to another in one step.

use engine::{Message, Standing};
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn standings_only_rise_within_an_attempt(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for (id, now) in &world.hub.state.messages {
        let Some(before) = taken.before.messages.get(id) else {
            continue;
        };
        let retried = taken.retried == Some(*id);
        let fine = match now.attempts.checked_sub(before.attempts) {
            Some(0) => may_follow(before, now, retried) || arrived_late(taken, now),
            Some(1) => may_go_again(before, retried),
            _ => false,
        };
        prop_assert!(fine, "from {:?} to {:?}", before.standing, now.standing);
    }
    Ok(())
}

pub(super) fn xw1_nothing_looks_sent_without_the_providers_id(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    for message in world.hub.state.messages.values() {
        let looks_sent = message.standing.rank() >= Some(2);
        prop_assert!(!looks_sent || message.provider_id.is_some(), "{message:?}");
    }
    Ok(())
}

pub(super) fn nothing_once_written_disappears(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for (id, before) in &taken.before.messages {
        let now = world.hub.state.messages.get(id);
        let same = now.is_some_and(|now| {
            (now.conversation, now.author) == (before.conversation, before.author)
        });
        prop_assert!(same, "{id} is gone or another's");
    }
    Ok(())
}

/// Within an attempt.
fn may_follow(before: &Message, now: &Message, retried: bool) -> bool {
    if before.standing == now.standing {
        return true;
    }
    let rises = before.standing.rank() < now.standing.rank();
    let ends = matches!(
        now.standing,
        Standing::Failed { .. } | Standing::Held { .. } | Standing::Cancelled { .. }
    );
    match before.standing {
        Standing::Queued => matches!(
            now.standing,
            Standing::Held { .. }
                | Standing::Cancelled { .. }
                | Standing::Started
                | Standing::Accepted
                | Standing::Sent
        ),
        Standing::Started | Standing::Accepted => {
            rises || ends || now.standing == Standing::Unknown
        }
        Standing::Sent => rises || ends,
        Standing::Unknown => ends || now.standing.rank() >= Some(2),
        Standing::Delivered => now.standing == Standing::Read,
        Standing::Held { .. } => matches!(now.standing, Standing::Cancelled { .. }),
        Standing::Failed { .. } => retried && now.standing.is_held(),
        Standing::Received
        | Standing::Read
        | Standing::Blocked { .. }
        | Standing::Cancelled { .. } => false,
    }
}

/// An attempt nobody knew about turns out to have arrived, whatever was to become of the message.
fn arrived_late(taken: &Taken, now: &Message) -> bool {
    let known = taken.model_before.attempts.get(&(now.id, now.attempt));
    known.is_some_and(|known| known.unknown) && now.standing.rank() >= Some(2)
}

/// As a new attempt: held ones are released, others only retried, or sent back by the provider.
fn may_go_again(before: &Message, retried: bool) -> bool {
    match before.standing {
        Standing::Held { .. } | Standing::Started | Standing::Accepted | Standing::Sent => true,
        Standing::Failed { .. } => retried,
        // By hand, or because the provider said that it refused it.
        Standing::Unknown => true,
        Standing::Received
        | Standing::Queued
        | Standing::Delivered
        | Standing::Read
        | Standing::Blocked { .. }
        | Standing::Cancelled { .. } => false,
    }
}
