//! A refused row of the outbox as it is shown.

use engine::{Content, ConversationId, GuestId, Intent, MessageId};
use wire::RefusalView;
use wire::view::{AskedView, NotTakenView};

use crate::store::outbox::{OutboxRow, Wedge};

/// Whom it was about.
#[derive(Debug)]
pub(crate) struct Asker {
    pub(crate) guest: GuestId,
    pub(crate) name: String,
}

/// `None` if the row wasn't refused. `listed` is its conversation, if that exists.
pub(crate) fn not_taken(
    row: &OutboxRow,
    listed: Option<ConversationId>,
    asker: Asker,
) -> Option<NotTakenView> {
    let refusal = match row.wedge.as_ref()? {
        Wedge::Refused { refusal } => Some(RefusalView::from(refusal.clone())),
        Wedge::Malformed { .. } => None,
    };
    Some(NotTakenView {
        intent: row.submission.id.to_string(),
        conversation: listed.map(|id| id.to_string()),
        message: subject(&row.submission.intent).map(|id| id.to_string()),
        guest_id: asker.guest.to_string(),
        guest_name: asker.name,
        asked: asked(&row.submission.intent),
        refusal,
        asked_at: row.made_at.0,
        refused_at: row.refused_at.unwrap_or(row.made_at).0,
    })
}

/// The message or request an intent is about, if it is about one.
pub(crate) fn subject(intent: &Intent) -> Option<MessageId> {
    match intent {
        Intent::StartConversation { request, .. } | Intent::ResendRequest { request, .. } => {
            Some(*request)
        }
        Intent::Send { message, .. }
        | Intent::SendTemplate { message, .. }
        | Intent::EditHeld { message, .. }
        | Intent::CancelHeld { message }
        | Intent::MoveHeld { message, .. }
        | Intent::Retry { message } => Some(*message),
        Intent::AddMembers { .. }
        | Intent::Leave { .. }
        | Intent::Remove { .. }
        | Intent::Transfer { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => None,
    }
}

/// What a member typed for an intent, if anything.
pub(crate) fn words_of(intent: &Intent) -> Option<&str> {
    match intent {
        Intent::Send {
            content: Content::Text { text },
            ..
        }
        | Intent::EditHeld { text, .. } => Some(text),
        Intent::Send { .. }
        | Intent::StartConversation { .. }
        | Intent::ResendRequest { .. }
        | Intent::SendTemplate { .. }
        | Intent::CancelHeld { .. }
        | Intent::MoveHeld { .. }
        | Intent::Retry { .. }
        | Intent::AddMembers { .. }
        | Intent::Leave { .. }
        | Intent::Remove { .. }
        | Intent::Transfer { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => None,
    }
}

fn asked(intent: &Intent) -> AskedView {
    match intent {
        Intent::StartConversation { .. } => AskedView::Start,
        Intent::ResendRequest { .. } => AskedView::AskAgain,
        Intent::Send { .. } => AskedView::Send {
            text: words_of(intent).unwrap_or_default().to_owned(),
        },
        Intent::SendTemplate { name, .. } => AskedView::Template { name: name.clone() },
        Intent::EditHeld { text, .. } => AskedView::Edit { text: text.clone() },
        Intent::CancelHeld { .. } => AskedView::Cancel,
        Intent::MoveHeld { .. } => AskedView::Move,
        Intent::Retry { .. } => AskedView::Retry,
        Intent::AddMembers { .. } => AskedView::AddMembers,
        Intent::Leave { .. } => AskedView::Leave,
        Intent::Remove { .. } => AskedView::Remove,
        Intent::Transfer { .. } => AskedView::Transfer,
        Intent::AnswerTransfer { accept: true, .. } => AskedView::AcceptTransfer,
        Intent::AnswerTransfer { accept: false, .. } => AskedView::DeclineTransfer,
        Intent::WithdrawTransfer { .. } => AskedView::WithdrawTransfer,
        Intent::AskToJoin { .. } => AskedView::AskToJoin,
    }
}
