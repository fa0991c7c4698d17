//! Transfer (M4): at once, or as an offer that the colleague accepts, declines or lets run out.

use super::super::{entitled, joined};
use super::eligible;
use crate::course::Course;
use crate::{
    Author, Context, Conversation, ConversationId, Correspondence, Event, GuestNotice, MemberId,
    Offer, Refusal, TransferEnd, TransferId, going, told,
};

/// `to` may be in the conversation already: then the actor just leaves it to them.
pub(in crate::decide) fn transfer(
    state: &Correspondence,
    id: ConversationId,
    transfer: TransferId,
    (to, note): (MemberId, Option<&str>),
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let from = context.actor.member;
    if let Some(known) = state.offers.get(&transfer) {
        return match (known.conversation, known.from, known.to) == (id, from, to) {
            true => Ok(Vec::new()),
            false => Err(Refusal::UnknownTransfer),
        };
    }
    let conversation = joined(state, id, context)?;
    entitled(context)?;
    if to == from {
        return Err(Refusal::CannotTransferToYourself);
    }
    may_take_over(Some(conversation), (from, to), context)?;
    if let Some(waiting) = state.offer_of(id, from) {
        return Err(Refusal::TransferWaiting { to: waiting.to });
    }
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    if let Some(note) = note {
        super::super::words::can_be_sent(note, None, context.policy)?;
    }
    let note = note.map(ToOwned::to_owned);
    let offer = Offer {
        conversation: id,
        from,
        to,
        note,
        at: context.now,
        until: context.now + context.policy.transfer_accept.unwrap_or_default(),
        over: false,
    };
    match context.policy.transfer_accept {
        None => Ok(hand_over(state, transfer, &offer, context)),
        Some(_) => Ok(vec![Event::TransferOffered {
            conversation: id,
            transfer,
            from,
            to,
            note: offer.note,
            until: offer.until,
        }]),
    }
}

/// Whoever it was offered to need not be in the conversation, nor know more of it than the offer.
pub(in crate::decide) fn answer(
    state: &Correspondence,
    id: ConversationId,
    transfer: TransferId,
    accept: bool,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let member = context.actor.member;
    let offer = open_offer(state, id, transfer, |offer| offer.to == member)?;
    if context.now >= offer.until {
        return Err(Refusal::TransferOver);
    }
    if !accept {
        return Ok(vec![ended(id, transfer, TransferEnd::Declined)]);
    }
    entitled(context)?;
    may_take_over(state.conversations.get(&id), (offer.from, member), context)?;
    Ok(hand_over(state, transfer, offer, context))
}

pub(in crate::decide) fn withdraw(
    state: &Correspondence,
    id: ConversationId,
    transfer: TransferId,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let member = context.actor.member;
    open_offer(state, id, transfer, |offer| offer.from == member)?;
    Ok(vec![ended(id, transfer, TransferEnd::Withdrawn)])
}

fn open_offer(
    state: &Correspondence,
    id: ConversationId,
    transfer: TransferId,
    is_theirs: impl FnOnce(&Offer) -> bool,
) -> Result<&Offer, Refusal> {
    let offer = state.offers.get(&transfer);
    let offer = offer.filter(|offer| offer.conversation == id && is_theirs(offer));
    match offer.ok_or(Refusal::UnknownTransfer)? {
        offer if offer.over => Err(Refusal::TransferOver),
        offer => Ok(offer),
    }
}

/// Whoever is in it may; from the one who goes nobody need be kept.
fn may_take_over(
    conversation: Option<&Conversation>,
    (from, to): (MemberId, MemberId),
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let active = conversation
        .into_iter()
        .flat_map(Conversation::active_members);
    let others: Vec<MemberId> = active.filter(|member| *member != from).collect();
    match others.contains(&to) {
        true => Ok(()),
        false => eligible(to, others, context),
    }
}

fn hand_over(
    state: &Correspondence,
    transfer: TransferId,
    offer: &Offer,
    context: &Context<'_>,
) -> Vec<Event> {
    let (id, policy) = (offer.conversation, context.policy);
    let names = |member| context.colleagues.name(member);
    let text = told::transferred(names(offer.from), names(offer.to), policy);
    let mut course = Course::new(state, context.now, Author::Member(context.actor.member));
    let transferred = Event::Transferred {
        conversation: id,
        transfer,
        from: offer.from,
        to: offer.to,
        note: offer.note.clone(),
    };
    going::go(&mut course, id, offer.from, transferred);
    told::tell(&mut course, id, GuestNotice::Transferred, text, policy);
    course.events()
}

fn ended(conversation: ConversationId, transfer: TransferId, reason: TransferEnd) -> Event {
    Event::TransferEnded {
        conversation,
        transfer,
        reason,
    }
}
