//! C3, C4, C7, C8: nothing reaches a guest who doesn't agree.

use engine::{Event, Standing};
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn nothing_by_a_member_starts_unless_the_guest_agrees(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for event in &taken.events {
        if let Event::SendStarted { message, .. } = event {
            let implied = world.hub.policy.implied_consent;
            let kind = world.model.kinds[message];
            let allowed = taken.model_before.allows(kind, implied);
            prop_assert!(allowed, "{message} started");
        }
    }
    Ok(())
}

pub(super) fn what_members_wrote_doesnt_wait_for_a_guest_who_refused(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    if !world.model.is_refused() {
        return Ok(());
    }
    for (message, kind) in &world.model.kinds {
        let standing = &world.hub.state.messages[message].standing;
        let waits = matches!(standing, Standing::Held { .. } | Standing::Queued);
        prop_assert!(!(kind.by_member() && waits), "{message} waits");
    }
    Ok(())
}
