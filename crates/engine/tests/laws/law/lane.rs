//! W5: one message in flight, and no stuck lane.

use engine::{Effect, Event};
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn one_message_is_in_flight_at_a_time(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    let started = |event: &&Event| matches!(event, Event::SendStarted { .. });
    let started = taken.events.iter().filter(started).count();
    let free = taken.model_before.in_flight.is_empty();
    prop_assert!(
        started == 0 || (started == 1 && free),
        "a second one started"
    );
    prop_assert!(
        world.model.in_flight.len() <= 1,
        "{:?}",
        world.model.in_flight
    );
    Ok(())
}

pub(super) fn what_waits_in_a_free_lane_has_an_outstanding_send(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    if let Some(next) = world.hub.state.next_to_send() {
        let send = Effect::Send {
            message: next.id,
            attempt: next.attempt,
        };
        prop_assert!(world.hub.effects.contains(&send), "{send:?} is missing");
    }
    Ok(())
}

pub(super) fn an_attempt_starts_once_and_the_next_only_when_the_last_is_settled(
    _world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for event in &taken.events {
        let Event::SendStarted { message, attempt } = event else {
            continue;
        };
        let model = &taken.model_before;
        let earlier = model.attempts.range((*message, 0)..=(*message, u32::MAX));
        for ((_, number), earlier) in earlier {
            prop_assert!(number < attempt, "attempts only grow");
            let settled = earlier.failed || earlier.given_up.is_some();
            prop_assert!(settled, "{message} was never said to have failed");
        }
    }
    Ok(())
}
