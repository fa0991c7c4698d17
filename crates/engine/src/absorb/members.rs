//! What the directory and the clock tell of members: gone from all conversations (M8), or too late to answer (M4).

use crate::course::Course;
use crate::{
    Author, ConversationId, Correspondence, Event, GuestNotice, LeftCause, MemberId, Policy,
    Timestamp, TransferEnd, TransferId, going, told,
};

/// They leave every conversation they are in; a guest hears of it unless nothing may go out any more (E3).
pub(super) fn gone(
    state: &Correspondence,
    members: &[(MemberId, String)],
    cause: LeftCause,
    now: Timestamp,
    policy: &Policy,
) -> Vec<Event> {
    let mut course = Course::new(state, now, Author::System);
    for (member, name) in members {
        for (id, guest_is_told) in active_in(&course.state, *member) {
            going::withdraw_offers(&mut course, id, *member);
            let left = Event::MemberLeft {
                conversation: id,
                member: *member,
                cause,
            };
            going::go(&mut course, id, *member, left);
            if guest_is_told {
                let text = told::left(name, policy);
                told::tell(&mut course, id, GuestNotice::Left, text, policy);
            }
        }
    }
    course.events()
}

pub(super) fn transfer_overdue(
    state: &Correspondence,
    transfer: TransferId,
    now: Timestamp,
) -> Vec<Event> {
    let offer = state.offers.get(&transfer);
    let overdue = offer.filter(|offer| !offer.over && now >= offer.until);
    let ended = overdue.map(|offer| Event::TransferEnded {
        conversation: offer.conversation,
        transfer,
        reason: TransferEnd::Expired,
    });
    ended.into_iter().collect()
}

/// Where a member is active, and whether their connector is on there.
fn active_in(state: &Correspondence, member: MemberId) -> Vec<(ConversationId, bool)> {
    let conversations = state.conversations.values();
    let theirs = conversations.filter(|conversation| conversation.is_active(member));
    theirs
        .map(|it| (it.id, !it.without_connector.contains(&member)))
        .collect()
}
