//! What the guest is told in answer to their words.

use crate::{
    Author, Content, ConversationId, Event, GuestNotice, Inbound, MessageId, Outcome, Timestamp,
};

/// A notice to the guest is a message like any other; in a lapsed window it is held when its turn comes.
pub(super) fn tell(
    inbound: &Inbound,
    conversation: ConversationId,
    notice: GuestNotice,
    text: &str,
    now: Timestamp,
) -> Event {
    let text = text.to_owned();
    Event::MessageWritten {
        conversation,
        message: MessageId::derived(&inbound.provider_id.0, "notice to the guest"),
        author: Author::System,
        content: Content::Notice { notice, text },
        at: now,
        outcome: Outcome::Queued,
        speaker: None,
    }
}
