//! Statuses only rise; failed stays failed until an explicit retry (P1).

use crate::{
    Author, Correspondence, Event, Message, MessageId, ProviderId, ProviderStatus, Timestamp,
};

use super::lane;

/// The rank of what is with the carrier.
const STARTED: u8 = 1;

pub(super) fn reached(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    provider_id: &ProviderId,
    status: ProviderStatus,
    at: Timestamp,
) -> Vec<Event> {
    let Some(message) = state.messages.get(&id) else {
        return Vec::new();
    };
    let known = message
        .standing
        .rank()
        .filter(|_| message.attempt == attempt);
    let rank = match message.asks_about(attempt) {
        true => STARTED,
        false => known.unwrap_or_default(),
    };
    if rank < STARTED {
        return Vec::new();
    }
    let mut events = lane::taken(state, id, attempt, provider_id, at);
    if rank < 3 {
        events.push(Event::MessageSent { message: id, at });
        let taken_at = message.tried(attempt).taken_at.unwrap_or(at);
        events.extend(window_moved(state, message, taken_at));
    }
    match status {
        ProviderStatus::Delivered if rank < 4 => {
            events.push(Event::MessageDelivered { message: id, at });
        }
        ProviderStatus::Read if rank < 5 => events.push(Event::MessageRead { message: id, at }),
        ProviderStatus::Sent | ProviderStatus::Delivered | ProviderStatus::Read => {}
    }
    events
}

/// Only a member's own words move the window, by the provider's time of taking them (W1, W3).
fn window_moved(state: &Correspondence, message: &Message, at: Timestamp) -> Option<Event> {
    let by = message.author;
    let moves = matches!(by, Author::Member(_)) && message.content.needs_window();
    (moves && state.window.advances(by, at)).then_some(Event::WindowMoved {
        by,
        at,
        until: None,
    })
}
