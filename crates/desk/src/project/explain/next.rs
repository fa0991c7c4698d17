//! What ends the state a message is in.

use engine::{Content, Correspondence, MessageId, Policy, Standing};
use wire::view::{NextView, Status};

use super::super::consent;

/// What happens next to a message that stands as `status` says.
pub(crate) fn next(
    view: &Correspondence,
    message: MessageId,
    status: &Status,
    policy: &Policy,
) -> NextView {
    if let Some(waiting) = answer(view, message, policy) {
        return waiting;
    }
    match status {
        Status::Pending => NextView::HubAnswers,
        Status::Held { .. } => NextView::GuestWrites,
        Status::Queued => ahead(view, message).map_or(NextView::ProviderTells, |ahead| {
            NextView::TurnComes { ahead }
        }),
        Status::Sent => NextView::ProviderTells,
        Status::Failed { .. } | Status::Refused { .. } | Status::Unknown => NextView::MemberDecides,
        Status::Received
        | Status::Delivered
        | Status::Read
        | Status::Blocked { .. }
        | Status::Cancelled => NextView::Nothing,
    }
}

/// A request that is with the guest waits for their answer, until it has one or another was sent.
fn answer(view: &Correspondence, id: MessageId, policy: &Policy) -> Option<NextView> {
    let message = view.messages.get(&id)?;
    let conversation = view.conversations.get(&message.conversation)?;
    let with_guest = matches!(
        message.standing,
        Standing::Accepted | Standing::Sent | Standing::Delivered | Standing::Read
    );
    if !with_guest || !matches!(message.content, Content::OptInRequest { .. }) {
        return None;
    }
    let latest = conversation.requests.last()?.message == id;
    let resend_at = consent::resend_at(conversation, view, policy).filter(|_| latest);
    Some(
        resend_at.map_or(NextView::Nothing, |at| NextView::GuestAnswers {
            resend_at: at.0,
        }),
    )
}

/// How many of the pair's messages go before it; `None` when it doesn't wait for its turn.
fn ahead(view: &Correspondence, id: MessageId) -> Option<u32> {
    let place = view.waiting().position(|message| message.id == id)?;
    let in_flight = usize::from(view.in_flight().is_some());
    u32::try_from(place + in_flight).ok()
}
