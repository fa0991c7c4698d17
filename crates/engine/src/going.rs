//! A member goes, whatever the way (M2, M3, M4, M8). What they are still to see comes before that they went (M6).

use crate::course::Course;
use crate::{
    Author, CancelReason, ConversationId, Event, MemberId, MessageId, TransferEnd, TransferId,
};

/// Nobody is left in charge of an offer whose maker is gone.
pub(crate) fn withdraw_offers(course: &mut Course, id: ConversationId, member: MemberId) {
    let offers = course.state.offers.iter();
    let open = offers.filter(|(_, it)| !it.over && (it.conversation, it.from) == (id, member));
    let open: Vec<TransferId> = open.map(|(transfer, _)| *transfer).collect();
    course.extend(open.into_iter().map(|transfer| Event::TransferEnded {
        conversation: id,
        transfer,
        reason: TransferEnd::Withdrawn,
    }));
}

/// `went` says how they went. Their held messages are cancelled, which they alone are told (W7).
pub(crate) fn go(course: &mut Course, id: ConversationId, member: MemberId, went: Event) {
    let held = course.state.held_in(id);
    let theirs = held.filter(|message| message.author == Author::Member(member));
    let theirs: Vec<MessageId> = theirs.map(|message| message.id).collect();
    let reason = CancelReason::AuthorGone;
    let cancelled = |message: &MessageId| Event::MessageCancelled {
        message: *message,
        reason,
    };
    course.extend(theirs.iter().map(cancelled));
    if !theirs.is_empty() {
        course.push(Event::HeldCancelled {
            conversation: id,
            count: u32::try_from(theirs.len()).unwrap_or(u32::MAX),
            reason,
            member: Some(member),
        });
    }
    course.push(went);
}
