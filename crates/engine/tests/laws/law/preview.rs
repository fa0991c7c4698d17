//! P6, xW3: what the composer says is what happens.

use engine::{
    Consequence, Context, ConversationId, Correspondence, Event, MessageId, Recorded, Refusal,
    Report, Standing, absorb, decide, preview,
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::history::Draft;
use crate::world::{MEMBERS, World, drafted, sending};

const MESSAGE: MessageId = MessageId(Uuid::from_u128(1));

pub(super) fn the_preview_is_the_outcome(world: &World) -> Result<(), TestCaseError> {
    let conversations = world.hub.state.conversations.keys();
    for conversation in conversations.filter(|_| world.is_sample(4)) {
        for who in 0..MEMBERS.len() {
            let context = world.hub.terms().context(world.actor(who), world.hub.now);
            said_of_each_draft(world, *conversation, &context)?;
        }
    }
    Ok(())
}

fn said_of_each_draft(
    world: &World,
    conversation: ConversationId,
    context: &Context<'_>,
) -> Result<(), TestCaseError> {
    for draft in [
        Draft::Words,
        Draft::Nothing,
        Draft::Forbidden,
        Draft::TooLong,
        Draft::Template,
    ] {
        let content = drafted(draft, "preview");
        let said = preview(&world.hub.state, conversation, &content, context);
        let intent = sending(conversation, MESSAGE, content);
        let (after, refused) = match decide(&world.hub.state, &intent, context) {
            Ok(events) => (follow(world, &world.hub.state, events), None),
            Err(refusal) => (world.hub.state.clone(), Some(refusal)),
        };
        let holds = is_true(&said, world, &after, refused.as_ref());
        prop_assert!(holds, "it said {said:?}");
    }
    Ok(())
}

fn is_true(
    said: &Consequence,
    world: &World,
    after: &Correspondence,
    refused: Option<&Refusal>,
) -> bool {
    let written = after.messages.get(&MESSAGE);
    let standing = written.map(|message| message.standing.clone());
    match said {
        Consequence::Refused { refusal } => refused == Some(refusal),
        Consequence::Held { reason } => standing == Some(Standing::Held { reason: *reason }),
        Consequence::BlockedBy { rule } => {
            standing == Some(Standing::Blocked { rule: rule.clone() })
        }
        Consequence::Template => standing == Some(Standing::Queued) && goes(world, after),
        Consequence::SendsNow {
            lapses_at,
            may_be_held,
        } => {
            let guest = after.window.guest_lapses_at(&world.hub.policy);
            standing == Some(Standing::Queued)
                && goes(world, after)
                && world.hub.now < *lapses_at
                && *may_be_held == guest.is_none_or(|lapses| lapses <= world.hub.now)
        }
    }
}

/// If it is its turn, it goes.
fn goes(world: &World, state: &Correspondence) -> bool {
    let Some(next) = state.next_to_send().filter(|next| next.id == MESSAGE) else {
        return true;
    };
    let due = Report::SendDue {
        message: MESSAGE,
        attempt: next.attempt,
    };
    let events = absorb(state, &due, world.hub.now, &world.hub.policy);
    let after = follow(world, state, events);
    after.messages[&MESSAGE].standing == Standing::Started
}

fn follow(world: &World, state: &Correspondence, events: Vec<Event>) -> Correspondence {
    let mut after = state.clone();
    for event in events {
        after.evolve(&Recorded {
            version: after.version + 1,
            at: world.hub.now,
            by: engine::Author::System,
            intent: None,
            event,
        });
    }
    after
}
