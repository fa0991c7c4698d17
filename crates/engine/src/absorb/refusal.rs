//! A refusal counts for the whole pair: every conversation, everything not yet sent (C4, C7, C8).

use std::collections::BTreeMap;

use crate::{CancelReason, Consent, ConversationId, Correspondence, Event, Evidence, Message};

pub(super) fn refuse(state: &Correspondence, evidence: &Evidence) -> Vec<Event> {
    let mut events = vec![Event::GuestRefused { at: evidence.at }];
    for conversation in state.live_conversations() {
        if !matches!(conversation.consent, Consent::Declined { .. }) {
            let evidence = Evidence {
                request: conversation.requests.last().cloned(),
                ..evidence.clone()
            };
            events.push(Event::ConsentDeclined {
                conversation: conversation.id,
                evidence,
            });
        }
    }
    events.extend(cancel(
        state.unsent_by_members(),
        CancelReason::GuestDeclined,
    ));
    events
}

/// Cancels messages one by one and tells each conversation once.
pub(super) fn cancel<'a>(
    messages: impl Iterator<Item = &'a Message>,
    reason: CancelReason,
) -> Vec<Event> {
    let mut events = Vec::new();
    let mut counts: BTreeMap<ConversationId, u32> = BTreeMap::new();
    for message in messages {
        events.push(Event::MessageCancelled {
            message: message.id,
            reason,
        });
        *counts.entry(message.conversation).or_default() += 1;
    }
    let told = counts.into_iter();
    events.extend(told.map(|(conversation, count)| Event::HeldCancelled {
        conversation,
        count,
        reason,
    }));
    events
}
