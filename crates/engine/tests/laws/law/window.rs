//! W1, W2, W3, W6: free text goes in an open window only, under either anchor.

use engine::Event;
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn no_free_text_starts_outside_the_window(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for event in &taken.events {
        if let Event::SendStarted { message, .. } = event
            && world.model.kinds[message].words
        {
            let anchor = world.hub.policy.window_anchor;
            let open = taken.model_before.window_is_open(world.hub.now, anchor);
            prop_assert!(open, "{message} started");
        }
    }
    Ok(())
}

pub(super) fn nothing_held_is_released_into_a_lapsed_window(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for event in &taken.events {
        if let Event::MessageQueued { message, .. } = event {
            let before = taken.before.messages.get(message);
            let held = before.is_some_and(|message| message.standing.is_held());
            let anchor = world.hub.policy.window_anchor;
            let open = world.model.window_is_open(world.hub.now, anchor);
            prop_assert!(!held || open, "{message} was released");
        }
    }
    Ok(())
}

pub(super) fn the_window_is_what_was_said_and_sent(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    let (now, policy) = (world.hub.now, &world.hub.policy);
    let open = world.hub.state.window_is_open(now, policy);
    let expected = world.model.window_is_open(now, policy.window_anchor);
    prop_assert_eq!(open, expected, "open");
    Ok(())
}
