//! What is written can be read, and any order of events can be folded.

use engine::{Correspondence, IntentId};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::support::entitled;
use crate::world::World;

fn same_again<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: &T,
) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(value).expect("it can be written");
    let read: T = serde_json::from_str(&text)
        .map_err(|error| TestCaseError::fail(format!("{text} can't be read: {error}")))?;
    prop_assert_eq!(&read, value, "the same");
    Ok(())
}

pub(super) fn events_intents_reports_refusals_policies_and_states_survive_writing(
    world: &mut World,
) -> Result<(), TestCaseError> {
    if !world.is_sample(8) {
        return Ok(());
    }
    world.hub.log.iter().try_for_each(same_again)?;
    world.told.iter().try_for_each(same_again)?;
    world.hub.effects.iter().try_for_each(same_again)?;
    for (_, intent, asked) in &world.asked {
        same_again(intent)?;
        asked.as_ref().err().map_or(Ok(()), same_again)?;
    }
    same_again(&world.hub.policy)?;
    same_again(&world.hub.state)
}

pub(super) fn the_state_is_the_fold_of_its_log(world: &mut World) -> Result<(), TestCaseError> {
    let folded = Correspondence::from_log(&world.hub.log);
    prop_assert_eq!(&folded, &world.hub.state, "folded");
    Ok(())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every law is of one type; this one fails by panicking"
)]
pub(super) fn events_in_any_order_any_number_of_times_can_be_folded_and_lived_with(
    world: &mut World,
) -> Result<(), TestCaseError> {
    let log = world.hub.log.clone();
    if log.is_empty() {
        return Ok(());
    }
    let picked = world.dice.iter().map(|dice| &log[dice % log.len()]);
    world.hub.state = Correspondence::from_log(picked.chain(&log));
    for report in world.told.clone() {
        world.hub.tell(&report);
    }
    for (member, intent, _) in world.asked.clone() {
        let id = IntentId(world.hub.fresh());
        let _refused = world.hub.ask(entitled(member), id, &intent);
    }
    Ok(())
}
