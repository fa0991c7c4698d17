//! Asking the members of a colleague's conversation to be added (T3).

use super::super::entitled;
use super::eligible;
use crate::{Context, ConversationId, Correspondence, Event, Refusal};

/// Once, until they are added.
pub(in crate::decide) fn ask_to_join(
    state: &Correspondence,
    id: ConversationId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let member = context.actor.member;
    let conversation = state.conversations.get(&id);
    let conversation = conversation.ok_or(Refusal::UnknownConversation)?;
    if conversation.is_active(member) {
        return Err(Refusal::AlreadyMember { member });
    }
    entitled(context)?;
    eligible(member, conversation.active_members(), context)?;
    if !conversation.is_live() {
        return Err(Refusal::ConversationOver);
    }
    match conversation.asked_to_join.contains(&member) {
        true => Err(Refusal::AlreadyAsked),
        false => Ok(vec![Event::JoinAsked {
            conversation: id,
            member,
        }]),
    }
}
