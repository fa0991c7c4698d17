//! What of a pair should be shown, as far as it was touched.

use std::collections::{BTreeMap, BTreeSet};

use engine::{ConversationId, Correspondence, Intent, MessageId};
use uuid::Uuid;

use super::super::message::Local;
use super::super::{Item, Touched, ghost, message, notice};
use crate::books::Book;
use crate::directory::Directory;

/// The conversations in view that show something of what was touched.
pub(super) fn affected(book: &Book, touched: &Touched) -> BTreeSet<ConversationId> {
    let view = book.replica.view();
    let of_messages = touched
        .messages
        .iter()
        .filter_map(|id| view.messages.get(id))
        .map(|message| message.conversation);
    let of_outbox = book
        .outbox_items
        .iter()
        .map(|(conversation, _)| *conversation);
    let mut affected: BTreeSet<_> = touched
        .conversations
        .iter()
        .copied()
        .chain(of_messages)
        .chain(of_outbox)
        .collect();
    if touched.pair {
        affected.extend(view.conversations.keys());
    }
    affected.retain(|id| view.conversations.contains_key(id));
    affected
}

/// Every item that may have to be written or taken away, by key.
pub(super) fn wanted(
    book: &Book,
    touched: &Touched,
    affected: &BTreeSet<ConversationId>,
    directory: &Directory,
) -> BTreeMap<(ConversationId, Uuid), Option<Item>> {
    let (view, confirmed) = (book.replica.view(), book.replica.confirmed());
    let mut wanted: BTreeMap<_, _> = book.outbox_items.iter().map(|key| (*key, None)).collect();

    let places = held_places(view, affected);
    let unconfirmed = unconfirmed(book);
    let messages = touched
        .messages
        .iter()
        .chain(places.keys())
        .filter_map(|id| view.messages.get(id));
    for message in messages.filter(|message| affected.contains(&message.conversation)) {
        let local = Local {
            held: places.get(&message.id).copied().unwrap_or(0),
            unconfirmed: unconfirmed.contains(&message.id),
            pending: !confirmed.messages.contains_key(&message.id),
        };
        wanted.insert(
            (message.conversation, message.id.0),
            message::item(message, local),
        );
    }
    for conversation in affected.iter().filter_map(|id| view.conversations.get(id)) {
        let known = confirmed
            .conversations
            .get(&conversation.id)
            .map_or(0, |known| known.notices.len());
        for (index, notice) in conversation.notices.iter().enumerate() {
            let pending = index >= known;
            if pending || touched.versions.contains(&notice.order.1) {
                let item = notice::item(conversation.id, notice, directory.me.member, pending);
                wanted.insert((conversation.id, notice.id.0), item);
            }
        }
    }
    for item in ghost::items(book, directory).filter(|item| affected.contains(&item.conversation)) {
        wanted.insert((item.conversation, item.place.key), Some(item));
    }
    wanted
}

/// Places in the order of release, from 1, within each conversation.
fn held_places(
    view: &Correspondence,
    affected: &BTreeSet<ConversationId>,
) -> BTreeMap<MessageId, u32> {
    let of_one = |id: &ConversationId| {
        view.held_in(*id)
            .zip(1..)
            .map(|(message, place)| (message.id, place))
    };
    affected.iter().flat_map(of_one).collect()
}

/// Messages whose sending the hub hasn't confirmed.
fn unconfirmed(book: &Book) -> BTreeSet<MessageId> {
    let sent_by = |intent: &Intent| match intent {
        Intent::StartConversation { request, .. } | Intent::ResendRequest { request, .. } => {
            Some(*request)
        }
        Intent::Send { message, .. }
        | Intent::SendTemplate { message, .. }
        | Intent::Retry { message } => Some(*message),
        Intent::EditHeld { .. }
        | Intent::CancelHeld { .. }
        | Intent::MoveHeld { .. }
        | Intent::AddMembers { .. }
        | Intent::Leave { .. }
        | Intent::Remove { .. }
        | Intent::Transfer { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => None,
    };
    book.replica
        .pending()
        .iter()
        .filter_map(|pending| sent_by(&pending.intent))
        .collect()
}
