//! A page of the feed as this version can read it: an event of a newer hub stops nothing.

use engine::{Pair, Recorded, Timestamp};
use serde::Deserialize;
use serde_json::Value;
use wire::api;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeedPage {
    pub(crate) rows: Vec<FeedRow>,
    pub(crate) last: u64,
    pub(crate) now: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeedRow {
    pub(crate) seq: u64,
    pub(crate) pair: Pair,
    pub(crate) reading: Reading,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    Known(Box<Recorded>),
    /// Kept as it came, for a version that can read it.
    Unknown {
        version: u64,
        body: String,
    },
}

impl FeedRow {
    pub(crate) fn recorded(&self) -> Option<&Recorded> {
        match &self.reading {
            Reading::Known(recorded) => Some(recorded),
            Reading::Unknown { .. } => None,
        }
    }

    /// The event, if this version can read it.
    pub(crate) fn known(self) -> Option<Recorded> {
        match self.reading {
            Reading::Known(recorded) => Some(*recorded),
            Reading::Unknown { .. } => None,
        }
    }
}

#[derive(Debug, Deserialize)]
struct LoosePage {
    rows: Vec<LooseRow>,
    last: u64,
    now: Timestamp,
}

#[derive(Debug, Deserialize)]
struct LooseRow {
    seq: u64,
    pair: Pair,
    recorded: Value,
}

/// Reads a page; only if one of its events is unknown is it looked at one by one.
pub(crate) fn read(body: &[u8]) -> serde_json::Result<FeedPage> {
    if let Ok(page) = serde_json::from_slice::<api::FeedPage>(body) {
        let rows = page.rows.into_iter().map(known).collect();
        return Ok(FeedPage {
            rows,
            last: page.last,
            now: page.now,
        });
    }
    let page: LoosePage = serde_json::from_slice(body)?;
    let rows = page
        .rows
        .iter()
        .map(loose)
        .collect::<serde_json::Result<_>>()?;
    Ok(FeedPage {
        rows,
        last: page.last,
        now: page.now,
    })
}

fn known(row: api::FeedRow) -> FeedRow {
    FeedRow {
        seq: row.seq,
        pair: row.pair,
        reading: Reading::Known(Box::new(row.recorded)),
    }
}

fn loose(row: &LooseRow) -> serde_json::Result<FeedRow> {
    let reading = if let Ok(recorded) = Recorded::deserialize(&row.recorded) {
        Reading::Known(Box::new(recorded))
    } else {
        // What serde says of it would quote the event's words.
        tracing::warn!(seq = row.seq, "an event of a newer hub is kept unread");
        let version = row.recorded.get("version").cloned().unwrap_or_default();
        Reading::Unknown {
            version: serde_json::from_value(version)?,
            body: row.recorded.to_string(),
        }
    };
    Ok(FeedRow {
        seq: row.seq,
        pair: row.pair,
        reading,
    })
}
