//! Reading the timeline by key, in both directions.

use anyhow::Context;
use engine::{ConversationId, Timestamp};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::super::id;
use crate::project::{Body, Place};

/// An item as the store keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) body: Body,
}

#[derive(Debug)]
struct Row {
    key: Vec<u8>,
    at_ms: i64,
    arrival: i64,
    body: String,
}

impl Row {
    fn read(&self) -> anyhow::Result<Found> {
        let place = read_place(&self.key, self.at_ms, self.arrival)?;
        Ok(Found {
            place,
            body: serde_json::from_str(&self.body).context("read an item's body")?,
        })
    }
}

fn read_place(key: &[u8], at_ms: i64, arrival: i64) -> anyhow::Result<Place> {
    Ok(Place {
        at: Timestamp(at_ms),
        arrival: u64::try_from(arrival)?,
        key: id::read(key)?,
    })
}

/// At most `limit` items before `place`, latest first.
pub(crate) async fn older(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    place: Place,
    limit: i64,
) -> anyhow::Result<Vec<Found>> {
    let conversation = conversation.0.as_bytes().as_slice();
    let (at, arrival) = (place.at.0, i64::try_from(place.arrival)?);
    let key = place.key.as_bytes().as_slice();
    sqlx::query_file_as!(
        Row,
        "queries/timeline_older.sql",
        conversation,
        at,
        arrival,
        key,
        limit
    )
    .fetch_all(db)
    .await
    .context("read older items")?
    .iter()
    .map(Row::read)
    .collect()
}

/// At most `limit` items after `place`, earliest first.
pub(crate) async fn newer(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    place: Place,
    limit: i64,
) -> anyhow::Result<Vec<Found>> {
    let conversation = conversation.0.as_bytes().as_slice();
    let (at, arrival) = (place.at.0, i64::try_from(place.arrival)?);
    let key = place.key.as_bytes().as_slice();
    sqlx::query_file_as!(
        Row,
        "queries/timeline_newer.sql",
        conversation,
        at,
        arrival,
        key,
        limit
    )
    .fetch_all(db)
    .await
    .context("read newer items")?
    .iter()
    .map(Row::read)
    .collect()
}

/// An item as it stands now.
pub(crate) async fn one(
    db: &mut SqliteConnection,
    conversation: ConversationId,
    key: Uuid,
) -> anyhow::Result<Option<Found>> {
    let conversation = conversation.0.as_bytes().as_slice();
    let key = key.as_bytes().as_slice();
    sqlx::query_file_as!(Row, "queries/timeline_one.sql", conversation, key)
        .fetch_optional(db)
        .await
        .context("find an item")?
        .map(|row| row.read())
        .transpose()
}

pub(crate) async fn first_unread(
    db: &mut SqliteConnection,
    conversation: ConversationId,
) -> anyhow::Result<Option<Place>> {
    let conversation = conversation.0.as_bytes().as_slice();
    let row = sqlx::query_file!("queries/timeline_first_unread.sql", conversation)
        .fetch_optional(db)
        .await
        .context("find the first unread item")?;
    row.map(|row| read_place(&row.key, row.at_ms, row.arrival))
        .transpose()
}

/// Everything held, by conversation and then in the order of release.
pub(crate) async fn held(
    db: &mut SqliteConnection,
) -> anyhow::Result<Vec<(ConversationId, Found)>> {
    sqlx::query_file!("queries/timeline_held.sql")
        .fetch_all(db)
        .await
        .context("read held messages")?
        .into_iter()
        .map(|row| {
            let conversation = ConversationId(id::read(&row.conversation)?);
            let row = Row {
                key: row.key,
                at_ms: row.at_ms,
                arrival: row.arrival,
                body: row.body,
            };
            Ok((conversation, row.read()?))
        })
        .collect()
}
