//! Statuses only rise; failed stays failed until an explicit retry (P1).

use crate::{
    Author, Correspondence, Event, Message, MessageId, ProviderId, ProviderStatus, Standing,
    Timestamp,
};

use super::lane;

pub(super) fn reached(
    state: &Correspondence,
    id: MessageId,
    attempt: u32,
    provider_id: &ProviderId,
    status: ProviderStatus,
    at: Timestamp,
) -> Vec<Event> {
    let Some(message) = state
        .messages
        .get(&id)
        .filter(|message| message.attempt == attempt)
    else {
        return Vec::new();
    };
    let mut events = lane::accepted(state, id, attempt, provider_id, at);
    let unknown = message.standing == Standing::Unknown;
    let started = message.standing.rank().filter(|rank| *rank >= 1);
    let rank = if unknown { Some(1) } else { started };
    let Some(rank) = rank else { return events };
    if rank < 3 {
        events.push(Event::MessageSent { message: id, at });
        events.extend(window_moved(state, message, at));
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
    let at = message.provider_at.unwrap_or(at);
    let by = message.author;
    let moves = matches!(by, Author::Member(_)) && message.content.needs_window();
    (moves && state.window.advances(by, at)).then_some(Event::WindowMoved {
        by,
        at,
        until: None,
    })
}
