//! From what was written to the batch that tells of it.

use std::collections::BTreeMap;

use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;
use wire::view::{Changes, ConversationChange, ConversationView, Upserts};

use crate::books::Book;
use crate::directory::Directory;
use crate::project::{Renderer, Shown, Situation, head};
use crate::store::conversation::FoundRow;
use crate::store::{contact, conversation, timeline};

/// Adds to `changes` what `shown` says of the pair of `book`.
pub(super) async fn announce(
    db: &mut SqliteConnection,
    (book, (directory, now)): (&Book, (&Directory, Timestamp)),
    shown: Shown,
    changes: &mut Changes,
) -> anyhow::Result<()> {
    let renderer = Renderer { directory, now };
    let mut timelines = BTreeMap::new();
    for row in conversation::rows(db, shown.conversations).await? {
        let id = row.id;
        let head = head_of(db, (book, (directory, now)), &row).await?;
        changes.conversations.upserted.push(renderer.row(&row));
        timelines.insert(id, (row.guest_name, change(id, head)));
    }
    for item in shown.items {
        let Some((guest, change)) = timelines.get_mut(&item.conversation) else {
            continue;
        };
        let item = renderer.item(item.place, &item.body, guest);
        change.items.upserted.push(item);
    }
    for (id, key) in shown.gone_items {
        if let Some((_, change)) = timelines.get_mut(&id) {
            change.items.removed.push(key.to_string());
        }
    }
    changes
        .timelines
        .extend(timelines.into_values().map(|(_, change)| change));
    changes
        .conversations
        .removed
        .extend(shown.gone.iter().map(ConversationId::to_string));
    Ok(())
}

/// The head of a conversation; `None` if the replica doesn't have it.
pub(super) async fn head_of(
    db: &mut SqliteConnection,
    (book, (directory, now)): (&Book, (&Directory, Timestamp)),
    row: &FoundRow,
) -> anyhow::Result<Option<ConversationView>> {
    let view = book.replica.view();
    let Some(conversation) = view.conversations.get(&row.id) else {
        return Ok(None);
    };
    let situation = Situation {
        row,
        contact: contact::of_guest(db, row.guest)
            .await?
            .map(|contact| contact.id),
        first_unread: timeline::first_unread(db, row.id)
            .await?
            .map(|place| place.key),
        directory,
        now,
    };
    Ok(Some(head(view, conversation, &situation)))
}

fn change(id: ConversationId, head: Option<ConversationView>) -> ConversationChange {
    ConversationChange {
        conversation: id.to_string(),
        head,
        items: Upserts::default(),
    }
}
