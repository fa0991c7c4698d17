//! C5, C6: how often a guest is asked.

use engine::{Author, Event, Span};
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn members_ask_at_most_once_in_24_h_over_all_conversations(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    let (Some((at, request)), Some((now, again))) = (taken.model_before.asked, world.model.asked)
    else {
        return Ok(());
    };
    let failed_before = request == again
        && taken
            .model_before
            .attempts
            .iter()
            .any(|((message, number), attempt)| {
                *message == request
                    && attempt.failed
                    && taken.model_before.current.get(message) == Some(number)
            });
    let waited = now - at >= Span::hours(24);
    prop_assert!(
        now == at || waited || failed_before,
        "asked {at:?} and {now:?}"
    );
    Ok(())
}

pub(super) fn the_system_asks_at_most_once_an_hour(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    let asked = |event: &Event| {
        matches!(
            event,
            Event::OptInRequested {
                by: Author::System,
                ..
            }
        )
    };
    if let Some(before) = taken.model_before.asked_by_system
        && taken.events.iter().any(asked)
    {
        let waited = world.hub.now - before;
        prop_assert!(waited >= Span::hours(1), "asked again after {waited:?}");
    }
    Ok(())
}
