//! P1, xW6: nothing goes twice unless its author says so, and nothing is recorded twice.

use std::collections::BTreeSet;

use engine::Event;
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn the_guest_has_a_message_once_for_each_time_its_author_sent_it(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    for message in &world.model.order {
        let again = world.model.sent_again.get(message).copied();
        let sent = 1 + again.unwrap_or_default();
        let copies = world.model.copies(*message);
        prop_assert!(copies <= sent, "{message} may be there {copies} times");
    }
    Ok(())
}

pub(super) fn xw6_each_status_of_an_attempt_is_recorded_once(
    world: &mut World,
) -> Result<(), TestCaseError> {
    let mut seen = BTreeSet::new();
    for recorded in &world.hub.log {
        let (status, message, attempt) = match &recorded.event {
            // What fell silent is unknown: that the provider has it is news again.
            Event::MessageUncertain { message } => {
                seen.retain(|(status, about, _)| (*status, about) != ("accepted", message));
                continue;
            }
            Event::SendStarted { message, attempt } => ("started", message, *attempt),
            Event::MessageAccepted {
                message, attempt, ..
            } => ("accepted", message, *attempt),
            Event::MessageDelivered { message, .. } => ("delivered", message, 0),
            Event::MessageRead { message, .. } => ("read", message, 0),
            Event::MessageReceived { message, .. } => ("received", message, 0),
            Event::MessageWritten { message, .. } => ("written", message, 0),
            _ => continue,
        };
        let new = seen.insert((status, *message, attempt));
        prop_assert!(new, "{message} is {status} twice");
    }
    Ok(())
}
