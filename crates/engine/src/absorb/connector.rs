//! Switching the connector off and on (E3): conversations stay readable, nothing more goes out.

use crate::{Author, CancelReason, Correspondence, Event, MemberId};

use super::refusal::cancel;

pub(super) fn off(state: &Correspondence, members: &[MemberId]) -> Vec<Event> {
    let mut events = Vec::new();
    for conversation in state.live_conversations() {
        let affected: Vec<MemberId> = conversation
            .active_members()
            .filter(|member| {
                members.contains(member) && !conversation.without_connector.contains(member)
            })
            .collect();
        if !affected.is_empty() {
            events.push(Event::ConnectorSwitchedOff {
                conversation: conversation.id,
                members: affected,
            });
        }
    }
    let theirs =
        |author: Author| matches!(author, Author::Member(member) if members.contains(&member));
    let unsent = state.unsent().filter(|message| theirs(message.author));
    events.extend(cancel(unsent, CancelReason::ConnectorOff));
    events
}

pub(super) fn on(state: &Correspondence, members: &[MemberId]) -> Vec<Event> {
    let back = |conversation: &crate::Conversation| {
        let members: Vec<MemberId> = conversation
            .without_connector
            .iter()
            .copied()
            .filter(|member| members.contains(member))
            .collect();
        (!members.is_empty()).then_some(Event::ConnectorSwitchedOn {
            conversation: conversation.id,
            members,
        })
    };
    state.live_conversations().filter_map(back).collect()
}
