//! Words in the outbox that the rules no longer let through: they stay in sight until the member decides.

use engine::{Content, ConversationId, Intent, MessageId};
use wire::RefusalView;
use wire::view::{FailureView, Status};

use super::{Body, Item, Place, message};
use crate::books::Book;
use crate::directory::Directory;
use crate::store::outbox::{OutboxRow, Wedge};

/// Behind every arrival number the hub gives.
const LAST_ARRIVAL: u64 = 1 << 50;

/// Items of messages in the outbox that are not in the predicted view.
pub(crate) fn items<'a>(
    book: &'a Book,
    directory: &'a Directory,
) -> impl Iterator<Item = Item> + 'a {
    book.outbox.iter().filter_map(move |outgoing| {
        let (conversation, message, content) = words(&outgoing.submission.intent)?;
        let in_view = book.replica.view().messages.contains_key(&message);
        (!in_view).then(|| item(outgoing, (conversation, message, content), directory))
    })
}

/// The words of an intent that has some.
pub(crate) fn words(intent: &Intent) -> Option<(ConversationId, MessageId, &Content)> {
    match intent {
        Intent::Send {
            conversation,
            message,
            content,
            ..
        } => Some((*conversation, *message, content)),
        Intent::StartConversation { .. }
        | Intent::ResendRequest { .. }
        | Intent::SendTemplate { .. }
        | Intent::EditHeld { .. }
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

fn item(
    outgoing: &OutboxRow,
    (conversation, message, content): (ConversationId, MessageId, &Content),
    directory: &Directory,
) -> Item {
    Item {
        conversation,
        place: Place {
            at: outgoing.made_at,
            arrival: LAST_ARRIVAL,
            key: message.0,
        },
        body: Body::Message {
            author: engine::Author::Member(directory.me.member),
            content: message::content(content),
            status: status(outgoing),
            written_at: outgoing.made_at,
            provider_at: None,
            late: false,
        },
        held: 0,
        pending: true,
    }
}

fn status(outgoing: &OutboxRow) -> Status {
    match &outgoing.wedge {
        None => Status::Pending,
        Some(Wedge::Refused { refusal }) => Status::Refused {
            refusal: RefusalView::from(refusal.clone()),
        },
        Some(Wedge::Malformed { .. }) => Status::Failed {
            failure: FailureView::Rejected,
            provider_code: 0,
        },
    }
}
