//! A refusal counts for the whole pair: every conversation, everything not yet sent (C4, C7, C8).

use std::collections::BTreeMap;

use crate::{
    Author, CancelReason, Consent, Content, ConversationId, Correspondence, Event, Evidence,
    GuestNotice, Message,
};

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
    let unwelcome = state.unsent().filter(|message| is_unwelcome(message));
    events.extend(cancel(unwelcome, CancelReason::GuestDeclined));
    events
}

/// All but what tells the guest that they were heard.
fn is_unwelcome(message: &Message) -> bool {
    let notice = GuestNotice::Declined;
    !matches!(&message.content, Content::Notice { notice: told, .. } if *told == notice)
}

/// Cancels messages one by one and tells each conversation once how many words of members won't go. An author who is
/// gone can't be told any more.
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
        if is_told(message) && reason != CancelReason::AuthorGone {
            *counts.entry(message.conversation).or_default() += 1;
        }
    }
    let told = counts.into_iter();
    events.extend(told.map(|(conversation, count)| Event::HeldCancelled {
        conversation,
        count,
        reason,
        member: None,
    }));
    events
}

fn is_told(message: &Message) -> bool {
    matches!(message.author, Author::Member(_))
        && !matches!(message.content, Content::OptInRequest { .. })
}
