//! Writing what a change touched into the views, and nothing else.
//!
//! However many pairs a change touched, it takes the same few statements: a page of the feed touches hundreds.

mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{Item, Touched, ghost, row};
use crate::books::Book;
use crate::directory::Directory;
use crate::store::conversation::NewRow;
use crate::store::outbox::OutboxRow;
use crate::store::timeline::Standing;
use crate::store::{conversation, timeline};
use wanted::{affected, wanted};

/// A pair, and what of it is to be shown again.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) book: Book,
    pub(crate) touched: Touched,
}

/// What of a pair looks different now.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// Conversations whose row and head are to be shown again.
    pub(crate) conversations: BTreeSet<ConversationId>,
    /// Conversations that never came to be.
    pub(crate) gone: Vec<ConversationId>,
    pub(crate) items: Vec<Item>,
    pub(crate) gone_items: Vec<(ConversationId, Uuid)>,
}

/// Projects what was touched, and whatever the outbox adds to it, into the store. Returns what was shown of each pair,
/// in the order of `work`.
pub(crate) async fn refresh(
    db: &mut SqliteConnection,
    work: &mut [Work],
    at: (&Directory, Timestamp),
) -> anyhow::Result<Vec<Shown>> {
    let mut shown = Vec::with_capacity(work.len());
    let mut items = Vec::new();
    for (index, Work { book, touched }) in work.iter_mut().enumerate() {
        for outgoing in &book.outbox {
            touched.by_intent(&outgoing.submission.intent);
        }
        let conversations = affected(book, touched);
        let wanted = wanted(book, touched, &conversations, at.0);
        let mut of_pair = Shown {
            conversations,
            ..Shown::default()
        };
        let kept = take_away(db, book, wanted, &mut of_pair).await?;
        items.extend(kept.into_iter().map(|item| (index, item)));
        shown.push(of_pair);
    }
    write_items(db, items, &mut shown).await?;
    write_rows(db, work, &mut shown, at).await?;
    Ok(shown)
}

/// Removes the items that are no longer there. Returns those to be written.
async fn take_away(
    db: &mut SqliteConnection,
    book: &mut Book,
    wanted: BTreeMap<(ConversationId, Uuid), Option<Item>>,
    shown: &mut Shown,
) -> anyhow::Result<Vec<Item>> {
    let mut items = Vec::new();
    for ((conversation, key), item) in wanted {
        if item.as_ref().is_some_and(|item| item.pending) {
            book.outbox_items.insert((conversation, key));
        } else {
            book.outbox_items.remove(&(conversation, key));
        }
        match item {
            Some(item) => items.push(item),
            None if timeline::remove(db, conversation, key).await? => {
                shown.gone_items.push((conversation, key));
            }
            None => {}
        }
    }
    Ok(items)
}

/// Writes items, each with the place of its pair in `shown`.
async fn write_items(
    db: &mut SqliteConnection,
    items: Vec<(usize, Item)>,
    shown: &mut [Shown],
) -> anyhow::Result<()> {
    let conversations = items.iter().map(|(_, item)| item.conversation).collect();
    let marks = timeline::read_marks(db, &conversations).await?;
    let changed = timeline::upsert(db, items.iter().map(|(_, item)| item), &marks).await?;
    for (index, item) in items {
        if changed.contains(&(item.conversation, item.place.key))
            && let Some(shown) = shown.get_mut(index)
        {
            shown.items.push(item);
        }
    }
    Ok(())
}

async fn write_rows(
    db: &mut SqliteConnection,
    work: &mut [Work],
    shown: &mut [Shown],
    at: (&Directory, Timestamp),
) -> anyhow::Result<()> {
    let conversations = shown.iter().flat_map(|shown| &shown.conversations);
    let mut standings = timeline::standings(db, &conversations.copied().collect()).await?;
    let mut rows = Vec::new();
    for (Work { book, .. }, shown) in work.iter_mut().zip(shown) {
        shown.gone = forget(db, book).await?;
        for id in &shown.conversations {
            let standing = standings.remove(id).unwrap_or_default();
            rows.extend(row_of(book, *id, standing, at));
        }
    }
    conversation::upsert(db, &rows).await
}

/// Removes the conversations that never came to be.
async fn forget(db: &mut SqliteConnection, book: &mut Book) -> anyhow::Result<Vec<ConversationId>> {
    let view = book.replica.view();
    let listed = book.listed.iter().copied();
    let gone: Vec<_> = listed
        .filter(|id| !view.conversations.contains_key(id))
        .collect();
    for conversation in &gone {
        conversation::remove(db, *conversation).await?;
        book.outbox_items.retain(|(of, _)| of != conversation);
    }
    book.listed = view.conversations.keys().copied().collect();
    Ok(gone)
}

fn row_of(
    book: &Book,
    id: ConversationId,
    mut standing: Standing,
    (directory, now): (&Directory, Timestamp),
) -> Option<NewRow> {
    let view = book.replica.view();
    let conversation = view.conversations.get(&id)?;
    standing.failed += unseen_refusals(book, id);
    let pair = (view, book.pair.number, book.policy(directory));
    Some(row::row(conversation, pair, standing, directory, now))
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
