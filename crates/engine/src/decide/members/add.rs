//! Add User to Conversation (M1).

use std::collections::BTreeSet;

use super::super::{entitled, joined};
use super::eligible;
use crate::course::Course;
use crate::{
    Author, Context, ConversationId, Correspondence, Event, GuestNotice, MemberId, Refusal, told,
};

/// All of them or none.
pub(in crate::decide) fn add(
    state: &Correspondence,
    id: ConversationId,
    members: &[MemberId],
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let conversation = joined(state, id, context)?;
    entitled(context)?;
    let mut seen = BTreeSet::new();
    let members: Vec<MemberId> = members
        .iter()
        .copied()
        .filter(|member| seen.insert(*member))
        .collect();
    if members.is_empty() {
        return Err(Refusal::NobodyChosen);
    }
    for member in members.iter().copied() {
        if conversation.is_active(member) {
            return Err(Refusal::AlreadyMember { member });
        }
        let others = conversation.active_members().chain(members.clone());
        eligible(member, others, context)?;
    }
    let cap = context.policy.member_cap;
    let count = conversation.active_members().count() + members.len();
    if u32::try_from(count).unwrap_or(u32::MAX) > cap {
        return Err(Refusal::TooManyMembers { cap });
    }
    let names = members.iter().map(|it| context.colleagues.name(*it));
    let text = told::joined(&names.collect::<Vec<_>>(), context.policy);
    let mut course = Course::new(state, context.now, Author::Member(context.actor.member));
    course.push(Event::MembersAdded {
        conversation: id,
        members,
    });
    told::tell(&mut course, id, GuestNotice::Joined, text, context.policy);
    Ok(course.events())
}
