//! Events of a conversation: opening and consent.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the caller has sorted the events exhaustively"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Consent, Conversation, ConversationId, Correspondence, Event, MemberId, Membership, Recorded,
    Request, Row, Timestamp,
};

pub(super) fn evolve(state: &mut Correspondence, recorded: &Recorded) {
    if let Event::ConversationOpened {
        conversation,
        members,
        ..
    } = &recorded.event
    {
        if !state.conversations.contains_key(conversation) {
            let opened = opened(*conversation, members, recorded.at);
            state.conversations.insert(*conversation, opened);
        }
        return;
    }
    let conversation = state.conversation_of(&recorded.event);
    let Some(conversation) = conversation.and_then(|id| state.conversations.get_mut(&id)) else {
        return;
    };
    change(conversation, recorded);
    if let Event::OptInRequested { wording, .. } = &recorded.event
        && !state.wordings.iter().any(|known| known == wording)
    {
        state.wordings.push(wording.clone());
    }
}

fn opened(id: ConversationId, members: &[MemberId], at: Timestamp) -> Conversation {
    Conversation {
        id,
        members: members
            .iter()
            .map(|member| (*member, Membership::Active))
            .collect::<BTreeMap<_, _>>(),
        consent: Consent::Requested { at },
        requests: Row::default(),
        evidence: Row::default(),
        notices: Row::default(),
        without_connector: BTreeSet::new(),
        opened_at: at,
        active_at: at,
        has_messages: false,
        spoken: BTreeMap::new(),
        changes: 0,
        last_to_go: None,
        asked_to_join: BTreeSet::new(),
    }
}

fn change(conversation: &mut Conversation, recorded: &Recorded) {
    match &recorded.event {
        Event::OptInRequested {
            request,
            by,
            wording,
            ..
        } => {
            conversation.consent = Consent::Requested { at: recorded.at };
            let request = Request {
                message: *request,
                by: *by,
                at: recorded.at,
                wording: wording.clone(),
            };
            conversation.requests.push(request);
        }
        Event::ConsentPending { at, .. } => conversation.consent = Consent::Requested { at: *at },
        Event::RequestUnanswered { .. } => {
            conversation.consent = Consent::Unanswered { at: recorded.at }
        }
        Event::ConsentGranted { evidence, .. } => {
            conversation.consent = Consent::Granted { at: evidence.at };
            conversation.evidence.push(evidence.clone());
        }
        Event::ConsentDeclined { evidence, .. } => {
            conversation.consent = Consent::Declined { at: evidence.at };
            conversation.evidence.push(evidence.clone());
        }
        Event::GuestUnreachable { code, .. } => {
            conversation.consent = Consent::Unreachable { code: *code }
        }
        Event::ConnectorSwitchedOff { members, .. } => {
            conversation.without_connector.extend(members);
        }
        Event::ConnectorSwitchedOn { members, .. } => {
            conversation
                .without_connector
                .retain(|member| !members.contains(member));
        }
        _ => {}
    }
}
