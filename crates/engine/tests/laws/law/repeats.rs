//! What comes again says nothing new; what comes in another order ends the same.

use engine::{ConversationId, Intent, IntentId, ProviderStatus};
use proptest::prelude::*;

use super::end;
use crate::history::Verdict;
use crate::support::entitled;
use crate::world::{Taken, World};

pub(super) fn a_report_repeated_at_any_later_time_changes_nothing(
    _world: &World,
    taken: &Taken,
) -> Result<(), TestCaseError> {
    if let Some(report) = &taken.repeated {
        prop_assert!(
            taken.events.is_empty(),
            "{report:?} said {:?}",
            taken.events
        );
    }
    Ok(())
}

pub(super) fn an_intent_repeated_at_any_later_time_writes_nothing_new(
    world: &mut World,
) -> Result<(), TestCaseError> {
    for (member, intent, asked) in world.asked.clone() {
        let Some(conversation) = written_in(&intent).filter(|_| asked.is_ok()) else {
            continue;
        };
        let is_in = world.hub.state.conversations[&conversation].is_active(member);
        let id = IntentId(world.hub.fresh());
        let again = world.hub.ask(entitled(member), id, &intent);
        match is_in {
            true => prop_assert_eq!(again, Ok(Vec::new()), "{:?}", intent),
            false => prop_assert!(again.is_err(), "from outside: {:?}", intent),
        }
    }
    Ok(())
}

/// Where an intent writes something under an id of its own.
fn written_in(intent: &Intent) -> Option<ConversationId> {
    match intent {
        Intent::StartConversation { conversation, .. }
        | Intent::ResendRequest { conversation, .. }
        | Intent::Send { conversation, .. }
        | Intent::SendTemplate { conversation, .. } => Some(*conversation),
        Intent::EditHeld { .. }
        | Intent::CancelHeld { .. }
        | Intent::MoveHeld { .. }
        | Intent::Retry { .. }
        | Intent::AddMembers { .. }
        | Intent::Leave { .. }
        | Intent::Remove { .. }
        | Intent::Transfer { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => None,
    }
}

/// Whatever order the provider's good news come in, and however often, the best of them stands.
pub(super) fn the_order_of_good_news_doesnt_matter(world: &mut World) -> Result<(), TestCaseError> {
    let Some((message, attempt)) = end::one_more_starts(world) else {
        return Ok(());
    };
    let news = [
        (2, Verdict::Accepted),
        (3, Verdict::Reached(ProviderStatus::Sent)),
        (4, Verdict::Reached(ProviderStatus::Delivered)),
        (5, Verdict::Reached(ProviderStatus::Read)),
    ];
    let mut best = 1;
    for dice in world.dice.clone() {
        let (rank, verdict) = news[dice % news.len()];
        // A status says that it was accepted and sent, too.
        best = best.max(rank);
        world.verdict(message, attempt, verdict);
        let standing = &world.hub.state.messages[&message].standing;
        prop_assert_eq!(standing.rank(), Some(best), "after {:?}", verdict);
    }
    Ok(())
}
