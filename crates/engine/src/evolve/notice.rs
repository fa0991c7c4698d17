//! The notices that events leave in their conversation.
#![expect(clippy::wildcard_enum_match_arm, reason = "most events leave none")]

use crate::{
    Basis, ConversationId, Correspondence, Event, Notice, NoticeId, NoticeKind, Recorded, Timestamp,
};

/// `state` is the one after the event.
pub(super) fn leave(state: &mut Correspondence, recorded: &Recorded) {
    let Some(kind) = kind_of(state, recorded) else {
        return;
    };
    let order = (told_at(state, recorded), recorded.version);
    let conversation = state.conversation_of(&recorded.event);
    let Some(conversation) = conversation.and_then(|id| state.conversations.get_mut(&id)) else {
        return;
    };
    let id = notice_id(conversation.id, recorded);
    conversation.notices.push(Notice { id, order, kind });
}

/// When a notice stands in the timeline. That the guest wrote again stands by their words, in the provider's time, and
/// so after them and before what these released (P3).
fn told_at(state: &Correspondence, recorded: &Recorded) -> Timestamp {
    match &recorded.event {
        Event::HeldReleased { .. } => state.window.guest_at.unwrap_or(recorded.at),
        _ => recorded.at,
    }
}

fn kind_of(state: &Correspondence, recorded: &Recorded) -> Option<NoticeKind> {
    match &recorded.event {
        Event::OptInRequested { by, .. } => Some(NoticeKind::OptInSent { by: *by }),
        Event::RequestUnanswered { .. } => Some(NoticeKind::Unanswered),
        Event::ConsentGranted { evidence, .. } if evidence.basis == Basis::GuestInitiated => {
            Some(NoticeKind::GuestWroteFirst)
        }
        Event::ConsentGranted { .. } => Some(NoticeKind::Accepted),
        Event::ConsentDeclined { .. } => Some(NoticeKind::Declined),
        Event::GuestUnreachable { .. } => Some(NoticeKind::Unreachable),
        Event::HeldReleased { count, .. } => Some(NoticeKind::HeldReleased { count: *count }),
        Event::HeldCancelled {
            count,
            reason,
            member,
            ..
        } => Some(NoticeKind::HeldCancelled {
            count: *count,
            reason: *reason,
            member: *member,
        }),
        Event::ConnectorSwitchedOff { members, .. } => Some(NoticeKind::ConnectorOff {
            members: members.clone(),
        }),
        Event::ConnectorSwitchedOn { members, .. } => Some(NoticeKind::ConnectorOn {
            members: members.clone(),
        }),
        _ => of_members(state, recorded),
    }
}

fn of_members(state: &Correspondence, recorded: &Recorded) -> Option<NoticeKind> {
    match &recorded.event {
        Event::MembersAdded { members, .. } => Some(NoticeKind::MembersAdded {
            by: recorded.by,
            members: members.clone(),
        }),
        Event::MemberLeft { member, cause, .. } => Some(NoticeKind::MemberLeft {
            member: *member,
            cause: *cause,
        }),
        Event::MemberRemoved { member, .. } => Some(NoticeKind::MemberRemoved {
            by: recorded.by,
            member: *member,
        }),
        Event::Transferred { from, to, note, .. } => Some(NoticeKind::Transferred {
            from: *from,
            to: *to,
            note: note.clone(),
        }),
        Event::TransferOffered {
            transfer,
            from,
            to,
            note,
            ..
        } => Some(NoticeKind::TransferOffered {
            transfer: *transfer,
            from: *from,
            to: *to,
            note: note.clone(),
        }),
        Event::TransferEnded {
            transfer, reason, ..
        } => {
            let offer = state.offers.get(transfer)?;
            Some(NoticeKind::TransferEnded {
                from: offer.from,
                to: offer.to,
                reason: *reason,
            })
        }
        Event::JoinAsked { member, .. } => Some(NoticeKind::JoinAsked { member: *member }),
        _ => None,
    }
}

/// What a member does is foretold before it is recorded, and its notice must keep its id: it is the intent's.
fn notice_id(conversation: ConversationId, recorded: &Recorded) -> NoticeId {
    match (&recorded.event, recorded.intent) {
        (Event::OptInRequested { request, .. }, _) => {
            NoticeId::derived(&request.to_string(), "opt-in sent")
        }
        (Event::HeldCancelled { .. }, Some(intent)) => {
            NoticeId::derived(&intent.to_string(), "held cancelled")
        }
        (Event::TransferEnded { transfer, .. }, _) => {
            NoticeId::derived(&transfer.to_string(), "transfer ended")
        }
        (_, Some(intent)) => NoticeId::derived(&intent.to_string(), "notice"),
        _ => NoticeId::derived(&format!("{conversation}/{}", recorded.version), "notice"),
    }
}
