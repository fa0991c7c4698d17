//! Events of a conversation: opening, consent and the notices that tell of them.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the caller has sorted the events exhaustively"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Basis, Consent, Conversation, ConversationId, Correspondence, Event, MemberId, Membership,
    Notice, NoticeId, NoticeKind, Recorded, Request, Row, Timestamp,
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
    let told_at = told_at(state, recorded);
    let Some(conversation) =
        conversation_of(&recorded.event).and_then(|id| state.conversations.get_mut(&id))
    else {
        return;
    };
    change(conversation, recorded);
    if let Event::OptInRequested { wording, .. } = &recorded.event
        && !state.wordings.iter().any(|known| known == wording)
    {
        state.wordings.push(wording.clone());
    }
    if let Some(kind) = notice_of(&recorded.event) {
        let id = notice_id(conversation.id, recorded);
        conversation.notices.push(Notice {
            id,
            order: (told_at, recorded.version),
            kind,
        });
    }
}

/// When a notice stands in the timeline. That the guest wrote again stands by their words, in the provider's time, and
/// so after them and before what these released (P3).
fn told_at(state: &Correspondence, recorded: &Recorded) -> Timestamp {
    match &recorded.event {
        Event::HeldReleased { .. } => state.window.guest_at.unwrap_or(recorded.at),
        _ => recorded.at,
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

fn conversation_of(event: &Event) -> Option<ConversationId> {
    match event {
        Event::OptInRequested { conversation, .. }
        | Event::ConsentPending { conversation, .. }
        | Event::RequestUnanswered { conversation, .. }
        | Event::ConsentGranted { conversation, .. }
        | Event::ConsentDeclined { conversation, .. }
        | Event::GuestUnreachable { conversation, .. }
        | Event::ConnectorSwitchedOff { conversation, .. }
        | Event::ConnectorSwitchedOn { conversation, .. }
        | Event::HeldReleased { conversation, .. }
        | Event::HeldCancelled { conversation, .. } => Some(*conversation),
        _ => None,
    }
}

fn notice_of(event: &Event) -> Option<NoticeKind> {
    match event {
        Event::OptInRequested { by, .. } => Some(NoticeKind::OptInSent { by: *by }),
        Event::RequestUnanswered { .. } => Some(NoticeKind::Unanswered),
        Event::ConsentGranted { evidence, .. } if evidence.basis == Basis::GuestInitiated => {
            Some(NoticeKind::GuestWroteFirst)
        }
        Event::ConsentGranted { .. } => Some(NoticeKind::Accepted),
        Event::ConsentDeclined { .. } => Some(NoticeKind::Declined),
        Event::GuestUnreachable { .. } => Some(NoticeKind::Unreachable),
        Event::HeldReleased { count, .. } => Some(NoticeKind::HeldReleased { count: *count }),
        Event::HeldCancelled { count, reason, .. } => Some(NoticeKind::HeldCancelled {
            count: *count,
            reason: *reason,
        }),
        Event::ConnectorSwitchedOff { members, .. } => Some(NoticeKind::ConnectorOff {
            members: members.clone(),
        }),
        Event::ConnectorSwitchedOn { members, .. } => Some(NoticeKind::ConnectorOn {
            members: members.clone(),
        }),
        _ => None,
    }
}

/// A request's notice must keep its id from prediction to confirmation; the other notices are never predicted.
fn notice_id(conversation: ConversationId, recorded: &Recorded) -> NoticeId {
    match &recorded.event {
        Event::OptInRequested { request, .. } => {
            NoticeId::derived(&request.to_string(), "opt-in sent")
        }
        _ => NoticeId::derived(&format!("{conversation}/{}", recorded.version), "notice"),
    }
}
