//! What the guest is told by itself.

use crate::{
    Author, Content, ConversationId, Event, GuestNotice, Inbound, MessageId, Outcome, Policy,
    Timestamp,
};

/// A notice to the guest is a message like any other; in a lapsed window it is held when its turn comes.
pub(super) fn tell(
    inbound: &Inbound,
    conversation: ConversationId,
    notice: GuestNotice,
    now: Timestamp,
    policy: &Policy,
) -> Event {
    let text = match notice {
        GuestNotice::Accepted => policy.guest_texts.accepted.clone(),
        GuestNotice::Declined => policy.guest_texts.declined.clone(),
    };
    Event::MessageWritten {
        conversation,
        message: MessageId::derived(&inbound.provider_id.0, "notice to the guest"),
        author: Author::System,
        content: Content::Notice { notice, text },
        at: now,
        outcome: Outcome::Queued,
    }
}
