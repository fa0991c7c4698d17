//! Writing what a change touched into the views, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use engine::{ConversationId, Correspondence, Intent, MessageId, Timestamp};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::message::Local;
use super::{Item, Place, Touched, ghost, message, notice, row};
use crate::books::Book;
use crate::directory::Directory;
use crate::store::outbox::OutboxRow;
use crate::store::{conversation, timeline};

/// What of a pair looks different now.
#[derive(Debug)]
pub(crate) struct Shown {
    /// Conversations whose row and head are to be shown again.
    pub(crate) conversations: BTreeSet<ConversationId>,
    /// Conversations that never came to be.
    pub(crate) gone: Vec<ConversationId>,
    pub(crate) items: Vec<Item>,
    pub(crate) gone_items: Vec<(ConversationId, Uuid)>,
}

/// Projects what was touched, and whatever the outbox adds to it, into the store.
pub(crate) async fn refresh(
    db: &mut SqliteConnection,
    book: &mut Book,
    mut touched: Touched,
    (directory, now): (&Directory, Timestamp),
) -> anyhow::Result<Shown> {
    for outgoing in &book.outbox {
        touched.by_intent(&outgoing.submission.intent);
    }
    let affected = affected(book, &touched);
    let wanted = wanted(book, &touched, &affected, directory);
    let mut shown = Shown {
        conversations: affected,
        gone: Vec::new(),
        items: Vec::new(),
        gone_items: Vec::new(),
    };
    write_items(db, book, wanted, &mut shown).await?;
    write_rows(db, book, &mut shown, (directory, now)).await?;
    Ok(shown)
}

/// The conversations in view that show something of what was touched.
fn affected(book: &Book, touched: &Touched) -> BTreeSet<ConversationId> {
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
fn wanted(
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
        Intent::EditHeld { .. } | Intent::CancelHeld { .. } | Intent::MoveHeld { .. } => None,
    };
    book.replica
        .pending()
        .iter()
        .filter_map(|pending| sent_by(&pending.intent))
        .collect()
}

async fn write_items(
    db: &mut SqliteConnection,
    book: &mut Book,
    wanted: BTreeMap<(ConversationId, Uuid), Option<Item>>,
    shown: &mut Shown,
) -> anyhow::Result<()> {
    let mut marks = BTreeMap::new();
    for ((conversation, key), item) in wanted {
        let Some(item) = item else {
            book.outbox_items.remove(&(conversation, key));
            if timeline::remove(db, conversation, key).await? {
                shown.gone_items.push((conversation, key));
            }
            continue;
        };
        match item.pending {
            true => book.outbox_items.insert((conversation, key)),
            false => book.outbox_items.remove(&(conversation, key)),
        };
        let mark = match marks.get(&conversation) {
            Some(mark) => *mark,
            None => *marks
                .entry(conversation)
                .or_insert(timeline::read_mark(db, conversation).await?),
        };
        if timeline::upsert(db, &item, mark).await? {
            shown.items.push(item);
        }
    }
    Ok(())
}

/// Changes the hub would not take; refused messages stand in the timeline and are counted there.
fn unseen_refusals(book: &Book, conversation: ConversationId) -> i64 {
    let here = |row: &&OutboxRow| row.conversation == Some(conversation);
    let refused = book.outbox.iter().filter(|row| row.wedge.is_some());
    let changes = refused
        .filter(here)
        .filter(|row| ghost::words(&row.submission.intent).is_none());
    i64::try_from(changes.count()).unwrap_or(i64::MAX)
}

async fn write_rows(
    db: &mut SqliteConnection,
    book: &mut Book,
    shown: &mut Shown,
    (directory, now): (&Directory, Timestamp),
) -> anyhow::Result<()> {
    let view = book.replica.view();
    let gone: Vec<_> = book
        .listed
        .iter()
        .filter(|id| !view.conversations.contains_key(id))
        .copied()
        .collect();
    for conversation in &gone {
        conversation::remove(db, *conversation).await?;
        book.outbox_items.retain(|(of, _)| of != conversation);
    }
    for conversation in shown
        .conversations
        .iter()
        .filter_map(|id| view.conversations.get(id))
    {
        let last = timeline::older(db, conversation.id, Place::END, 1)
            .await?
            .pop();
        let mut counts = timeline::counts(db, conversation.id).await?;
        counts.failed += unseen_refusals(book, conversation.id);
        let last = last.map(|found| (found.place, found.body));
        let row = row::row(
            conversation,
            (view, book.pair.number, book.policy(directory)),
            (last, counts),
            directory,
            now,
        );
        conversation::upsert(db, &row).await?;
    }
    book.listed = view.conversations.keys().copied().collect();
    shown.gone = gone;
    Ok(())
}
