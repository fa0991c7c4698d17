//! Pages of a conversation's timeline by key, in both directions.

use engine::ConversationId;
use sqlx::SqliteConnection;
use uuid::Uuid;
use wire::Problem;
use wire::commands::{ReadTimeline, TimelineAnchor};
use wire::view::TimelinePage;

use super::Desk;
use super::ids::{id, page_size};
use crate::project::Place;
use crate::store::conversation;
use crate::store::timeline::{self, Found};

/// Items oldest first, and whether there are more on either side.
#[derive(Debug)]
struct Stretch {
    items: Vec<Found>,
    has_older: bool,
    has_newer: bool,
}

impl Desk {
    pub async fn timeline(&self, request: ReadTimeline) -> Result<TimelinePage, Problem> {
        self.read_timeline(&request)
            .await
            .map_err(|error| self.told(&error))
    }

    async fn read_timeline(&self, request: &ReadTimeline) -> anyhow::Result<TimelinePage> {
        let conversation = id(&request.conversation)?;
        let size = page_size(request.limit);
        let mut transaction = self.core.store.snapshot().await?;
        let row = conversation::one(&mut transaction, conversation)
            .await?
            .ok_or(Problem::NotFound)?;
        let stretch = stretch(&mut transaction, conversation, &request.around, size).await?;
        let directory = self.core.directory();
        let renderer = self.core.renderer(&directory);
        let render = |found: &Found| renderer.item(found.place, &found.body, &row.guest_name);
        Ok(TimelinePage {
            items: stretch.items.iter().map(render).collect(),
            has_older: stretch.has_older,
            has_newer: stretch.has_newer,
        })
    }
}

async fn stretch(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    anchor: &TimelineAnchor,
    size: i64,
) -> anyhow::Result<Stretch> {
    match anchor {
        TimelineAnchor::Latest => before(db, conversation, Place::END, size).await,
        TimelineAnchor::FirstUnread => match timeline::first_unread(db, conversation).await? {
            Some(place) => around(db, conversation, place, size).await,
            None => before(db, conversation, Place::END, size).await,
        },
        TimelineAnchor::Before { key } => {
            let place = place(db, conversation, key).await?;
            Ok(Stretch {
                has_newer: true,
                ..before(db, conversation, place, size).await?
            })
        }
        TimelineAnchor::After { key } => {
            let place = place(db, conversation, key).await?;
            Ok(Stretch {
                has_older: true,
                ..after(db, conversation, place, size).await?
            })
        }
        TimelineAnchor::Around { key } => {
            let place = place(db, conversation, key).await?;
            around(db, conversation, place, size).await
        }
    }
}

async fn place(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    key: &str,
) -> anyhow::Result<Place> {
    let key: Uuid = id(key)?;
    let found = timeline::one(db, conversation, key).await?;
    Ok(found.ok_or(Problem::NotFound)?.place)
}

async fn before(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    place: Place,
    size: i64,
) -> anyhow::Result<Stretch> {
    let mut items = timeline::older(db, conversation, place, size + 1).await?;
    let has_older = cut(&mut items, size);
    items.reverse();
    Ok(Stretch {
        items,
        has_older,
        has_newer: false,
    })
}

async fn after(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    place: Place,
    size: i64,
) -> anyhow::Result<Stretch> {
    let mut items = timeline::newer(db, conversation, place, size + 1).await?;
    let has_newer = cut(&mut items, size);
    Ok(Stretch {
        items,
        has_older: false,
        has_newer,
    })
}

/// The item at `place` with as much before it as after it.
async fn around(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    place: Place,
    size: i64,
) -> anyhow::Result<Stretch> {
    let behind = Place {
        key: Uuid::from_u128(place.key.as_u128().saturating_add(1)),
        ..place
    };
    let older = before(db, conversation, behind, size / 2 + 1).await?;
    let newer = after(db, conversation, place, (size - size / 2 - 1).max(0)).await?;
    let mut items = older.items;
    items.extend(newer.items);
    Ok(Stretch {
        items,
        has_older: older.has_older,
        has_newer: newer.has_newer,
    })
}

/// Takes off the item that only shows that there are more.
fn cut(items: &mut Vec<Found>, size: i64) -> bool {
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let more = items.len() > size;
    items.truncate(size);
    more
}
