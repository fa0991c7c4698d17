//! W5, W7: nothing held is lost, doubled or overtaken.

use engine::{Event, MessageId, Standing};
use proptest::prelude::*;

use crate::world::{Taken, World};

pub(super) fn messages_start_in_the_order_in_which_they_were_written_or_put(
    world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    for event in &taken.events {
        let Event::SendStarted { message, .. } = event else {
            continue;
        };
        let earlier = taken.model_before.order.iter();
        for other in earlier.take_while(|other| *other != message) {
            let words = world.model.kinds[message].words;
            let overtaken = match taken.before.messages[other].standing {
                Standing::Queued => true,
                Standing::Held { .. } => words,
                _ => false,
            };
            prop_assert!(!overtaken, "{message} overtook {other}");
        }
    }
    Ok(())
}

pub(super) fn the_held_list_is_what_is_held_in_that_order(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    let held: Vec<MessageId> = world.hub.state.held().map(|message| message.id).collect();
    let expected = standing_as(world, Standing::is_held);
    prop_assert_eq!(held, expected, "held");
    Ok(())
}

pub(super) fn every_queued_message_waits_once_in_that_order(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    let waiting: Vec<MessageId> = world.hub.state.waiting().map(|it| it.id).collect();
    let queued = standing_as(world, |standing| *standing == Standing::Queued);
    prop_assert_eq!(waiting, queued, "the lane");
    Ok(())
}

fn standing_as(world: &World, wanted: impl Fn(&Standing) -> bool) -> Vec<MessageId> {
    let messages = &world.hub.state.messages;
    let order = world.model.order.iter().copied();
    order.filter(|id| wanted(&messages[id].standing)).collect()
}
