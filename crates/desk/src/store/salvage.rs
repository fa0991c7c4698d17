//! What is ours alone, brought over from a store that was put aside, as far as it can be read: all of it in one transaction.

mod found;
mod source;
mod table;

use anyhow::Context;
use engine::Timestamp;
use sqlx::{SqliteConnection, SqlitePool};
use wire::view::Ours;

use super::quarantine::Aside;
use super::repair::{self, Repair};
use super::{draft, outbox, pair, setting, timeline};
use found::Found;
use source::Source;

/// Brings over what the file holds, and notes it, unless that was done before.
pub(super) async fn bring_over(
    pool: &SqlitePool,
    aside: &Aside,
    now: Timestamp,
) -> anyhow::Result<()> {
    let mut transaction = pool
        .begin_with("BEGIN IMMEDIATE")
        .await
        .context("begin to salvage")?;
    if repair::is_known(&mut transaction, aside.number).await? {
        return Ok(());
    }
    let found = match Source::open(&aside.path).await? {
        Some(mut source) => {
            let found = Found::read(&mut source.db).await;
            source.close().await;
            found
        }
        None => Found::nothing(),
    };
    let report = Repair {
        number: aside.number,
        at: now,
        cause: aside.cause,
        outbox_saved: send(&mut transaction, &found).await?,
        drafts_saved: write(&mut transaction, &found).await?,
        unreadable: found.unreadable.iter().copied().collect(),
        seen: false,
    };
    // Numbers are used again once a file is erased: this one is about the file that is there now.
    repair::add(&mut transaction, &report).await?;
    remember(&mut transaction, &found).await?;
    transaction.commit().await.context("commit what was saved")
}

/// What will still go out; what is here already isn't doubled.
async fn send(db: &mut SqliteConnection, found: &Found) -> anyhow::Result<u32> {
    let mut saved = 0;
    for row in &found.outbox {
        if outbox::pair_of(db, row.submission.id).await?.is_some() {
            continue;
        }
        let pair = pair::number(db, row.submission.pair).await?.number;
        let place = (pair, row.conversation);
        let number = outbox::add(db, place, &row.submission, row.made_at).await?;
        if let Some((wedge, at)) = &row.refused {
            outbox::wedge(db, number, wedge, *at).await?;
        }
        saved += 1;
    }
    Ok(saved)
}

/// Unsent words; those that are here already stay.
async fn write(db: &mut SqliteConnection, found: &Found) -> anyhow::Result<u32> {
    let mut saved = 0;
    for row in &found.drafts {
        if draft::read(db, row.conversation).await?.is_empty() {
            draft::save(db, row.conversation, &row.text, row.changed_at).await?;
            saved += 1;
        }
    }
    Ok(saved)
}

async fn remember(db: &mut SqliteConnection, found: &Found) -> anyhow::Result<()> {
    for (conversation, mark) in &found.marks {
        timeline::mark_read(db, *conversation, *mark).await?;
    }
    for (name, value) in &found.settings {
        setting::bring_back(db, name, value).await?;
    }
    for earlier in &found.repairs {
        repair::add(db, earlier).await?;
    }
    Ok(())
}

impl Found {
    /// Of a file that can't be opened at all.
    fn nothing() -> Self {
        Self {
            unreadable: [Ours::Outbox, Ours::Drafts, Ours::ReadMarks, Ours::Settings].into(),
            ..Self::default()
        }
    }
}
