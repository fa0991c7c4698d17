//! Where everything ends once the world calms down.

use engine::{Author, Consent, MessageId, Standing};
use proptest::prelude::*;

use crate::history::{Draft, Meaning, Step};
use crate::world::{MEMBERS, World};

/// The provider says what became of everything, the guest agrees, and whatever waits goes out.
fn calms_down(world: &mut World) {
    for _ in 0..3 {
        world.all_were_sent();
        world.take(Step::GuestWrites(Meaning::Yes, 0, None, false));
        while world.hub.state.next_to_send().is_some() {
            world.take(Step::Works(0));
        }
    }
}

/// In the calm, somebody writes once more.
pub(super) fn one_more_starts(world: &mut World) -> Option<(MessageId, u32)> {
    calms_down(world);
    for who in 0..MEMBERS.len() {
        world.take(Step::Switches(who, true));
    }
    let (index, who) = a_granted_one(world)?;
    world.take(Step::Writes(who, index, Draft::Words));
    world.due(0)
}

/// A conversation in which the guest agreed, and a member of it.
fn a_granted_one(world: &World) -> Option<(usize, usize)> {
    let conversations = world.hub.state.conversations.values().enumerate();
    let mut granted = conversations.filter(|(_, it)| matches!(it.consent, Consent::Granted { .. }));
    let (index, granted) = granted.next()?;
    let who = MEMBERS.iter().position(|it| granted.is_active(*it))?;
    Some((index, who))
}

pub(super) fn everything_written_ends_in_exactly_one_final_standing(
    world: &mut World,
) -> Result<(), TestCaseError> {
    calms_down(world);
    let written = world.hub.state.messages.values();
    for message in written.filter(|message| message.author != Author::Guest) {
        let fine = match message.standing {
            Standing::Sent
            | Standing::Delivered
            | Standing::Read
            | Standing::Failed { .. }
            | Standing::Blocked { .. }
            | Standing::Cancelled { .. } => true,
            Standing::Unknown | Standing::Accepted => false,
            Standing::Received | Standing::Held { .. } | Standing::Queued | Standing::Started => {
                false
            }
        };
        prop_assert!(fine, "{:?}", message);
    }
    prop_assert!(world.hub.state.in_flight().is_none(), "in flight");
    prop_assert!(world.hub.state.next_to_send().is_none(), "waiting");
    Ok(())
}
