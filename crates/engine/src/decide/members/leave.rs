//! Leave Conversation (M2), and Remove Participant (M3).

use super::super::joined;
use super::guest_is_told;
use crate::course::Course;
use crate::{
    Author, Context, ConversationId, Correspondence, Event, GuestNotice, LeftCause, MemberId,
    Refusal, going, told,
};

pub(in crate::decide) fn leave(
    state: &Correspondence,
    id: ConversationId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    joined(state, id, context)?;
    let left = Event::MemberLeft {
        conversation: id,
        member: context.actor.member,
        cause: LeftCause::Own,
    };
    Ok(gone(state, id, context.actor.member, left, context))
}

/// Any member may remove any other; never oneself.
pub(in crate::decide) fn remove(
    state: &Correspondence,
    id: ConversationId,
    member: MemberId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let conversation = joined(state, id, context)?;
    if member == context.actor.member {
        return Err(Refusal::CannotRemoveYourself);
    }
    if !conversation.is_active(member) {
        return Err(Refusal::NotThere { member });
    }
    let removed = Event::MemberRemoved {
        conversation: id,
        member,
    };
    Ok(gone(state, id, member, removed, context))
}

/// The guest reads the same of both.
fn gone(
    state: &Correspondence,
    id: ConversationId,
    member: MemberId,
    event: Event,
    context: &Context<'_>,
) -> Vec<Event> {
    let mut course = Course::new(state, context.now, Author::Member(context.actor.member));
    going::withdraw_offers(&mut course, id, member);
    going::go(&mut course, id, member, event);
    if guest_is_told(context) {
        let text = told::left(context.colleagues.name(member), context.policy);
        told::tell(&mut course, id, GuestNotice::Left, text, context.policy);
    }
    course.events()
}
