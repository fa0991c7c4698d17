//! P1: nothing goes twice unless its author says so.

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
