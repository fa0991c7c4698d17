//! What a member waits for: the inbox at the start, another conversation, and what came in meanwhile.
//!
//! Each size is synced once over HTTP into a store on disk; then the store is opened again and again as at a start of
//! the app, and conversations are opened one after the other. What came in meanwhile is compared with plain SQLite
//! inserting the same rows, in the same run and with the same settings.
#![expect(clippy::print_stdout, reason = "the measurements are for the reader")]
#![expect(clippy::disallowed_methods, reason = "measuring is reading the clock")]

#[path = "desk/corpus.rs"]
mod corpus;
#[path = "desk/hub.rs"]
mod hub;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use bench::{plain_sqlite, shown, within};
use desk::{Desk, DeskConfig};
use sqlx::Connection;
use tokio::sync::watch;
use wire::clock::Clock;
use wire::commands::{
    ConversationFilter, ListConversations, OneConversation, ReadTimeline, TimelineAnchor,
};
use wire::view::WorkspaceKind;

use corpus::{Corpus, conversation};
use hub::{Hub, NOW};

const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
const STARTS: usize = 20;
const SWITCHES: u64 = 200;
/// Events that came in while the app was closed.
const QUEUED: usize = 5_000;
/// Rows of one page of the feed, and so of one transaction.
const PAGE: usize = 500;

#[tokio::main]
async fn main() -> Result<()> {
    println!(
        "| messages | conversations | first sync | start p50 | start p95 | switch p50 | switch p95 | long one, first | long one, again | 5,000 events | plain SQLite | ratio |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for size in sizes() {
        let folder = tempfile::tempdir()?;
        let hub = Hub::start(Corpus::of(size)).await?;
        let (messages, conversations) = hub.with(|it| (it.messages(), it.conversations()));
        let start = Instant::now();
        let desk = open(folder.path(), &hub).await?;
        caught_up(&desk, &hub).await?;
        let synced = start.elapsed();
        desk.close().await;

        let starts = starts(folder.path(), &hub).await?;
        let desk = open(folder.path(), &hub).await?;
        let first = switch(&desk, 0).await?;
        let switches = switches(&desk, conversations).await?;
        let again = switch(&desk, 0).await?;
        desk.close().await;
        let queued = queued(folder.path(), &hub).await?;
        let plain = plain(folder.path(), &hub).await?;
        println!(
            "| {messages} | {conversations} | {:.0} s | {} | {} | {} | {} | {} | {} | {} | {} | {:.1} |",
            synced.as_secs_f64(),
            shown(within(&starts, 50)),
            shown(within(&starts, 95)),
            shown(within(&switches, 50)),
            shown(within(&switches, 95)),
            shown(first),
            shown(again),
            shown(queued),
            shown(plain),
            queued.as_secs_f64() / plain.as_secs_f64(),
        );
    }
    Ok(())
}

/// Those named after `--`, or all.
fn sizes() -> Vec<u64> {
    let named: Vec<u64> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    if named.is_empty() {
        SIZES.to_vec()
    } else {
        named
    }
}

async fn open(folder: &Path, hub: &Hub) -> Result<Desk> {
    let config = DeskConfig {
        folder: folder.to_owned(),
        hub_url: hub.url.clone(),
        token: "anna".to_owned(),
        clock: Clock::from_fn(|| NOW),
        clock_moved: watch::Sender::new(0).subscribe(),
        kind: WorkspaceKind::Practice,
    };
    Ok(Desk::open(config).await?)
}

/// Waits until the desk has all the hub has.
async fn caught_up(desk: &Desk, hub: &Hub) -> Result<()> {
    let last = hub.with(|corpus| corpus.feed.len() as u64);
    let mut looking = tokio::time::interval(Duration::from_millis(5));
    while desk.backlog().await?.cursor < last {
        looking.tick().await;
    }
    Ok(())
}

/// The list's first page and the latest of its first conversation, as the window shows them.
async fn starts(folder: &Path, hub: &Hub) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let start = Instant::now();
        let desk = open(folder, hub).await?;
        let list = ListConversations {
            query: String::new(),
            filter: ConversationFilter::All,
            after: None,
            limit: 50,
        };
        let page = desk.conversations(list).await?;
        let first = page.rows.first().context("a conversation")?.id.clone();
        read(&desk, first).await?;
        times.push(start.elapsed());
        desk.close().await;
    }
    times.sort_unstable();
    Ok(times)
}

async fn switches(desk: &Desk, conversations: u64) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for number in 0..SWITCHES {
        // Spread over all of them, none twice.
        let guest = 1 + number * (conversations - 1) / SWITCHES;
        times.push(switch(desk, guest).await?);
    }
    times.sort_unstable();
    Ok(times)
}

async fn switch(desk: &Desk, guest: u64) -> Result<Duration> {
    let start = Instant::now();
    read(desk, conversation(guest).to_string()).await?;
    Ok(start.elapsed())
}

async fn read(desk: &Desk, conversation: String) -> Result<()> {
    let one = OneConversation {
        conversation: conversation.clone(),
    };
    desk.conversation(one).await?;
    let latest = ReadTimeline {
        conversation,
        around: TimelineAnchor::Latest,
        limit: 50,
    };
    let page = desk.timeline(latest).await?;
    anyhow::ensure!(page.items.len() >= 20, "a page of the timeline");
    Ok(())
}

/// From the start of the app until what came in meanwhile is there.
async fn queued(folder: &Path, hub: &Hub) -> Result<Duration> {
    let desk = open(folder, hub).await?;
    caught_up(&desk, hub).await?;
    hub.with(|corpus| corpus.goes_on(QUEUED));
    let start = Instant::now();
    hub.wake();
    caught_up(&desk, hub).await?;
    let took = start.elapsed();
    desk.close().await;
    Ok(took)
}

/// The same rows into one table, page by page.
async fn plain(folder: &Path, hub: &Hub) -> Result<Duration> {
    let rows: Vec<(i64, Vec<u8>, String)> = hub.with(|corpus| {
        let latest = corpus.feed.iter().rev().take(QUEUED).rev();
        latest
            .map(|row| {
                let body = serde_json::to_string(&row.recorded)?;
                let guest = row.pair.guest.0.as_bytes().to_vec();
                Ok((row.seq.cast_signed(), guest, body))
            })
            .collect::<Result<_>>()
    })?;
    let mut db = plain_sqlite(folder).await?;
    sqlx::query("CREATE TABLE log (seq INTEGER PRIMARY KEY, guest BLOB NOT NULL, body TEXT NOT NULL) STRICT")
        .execute(&mut db)
        .await?;
    let start = Instant::now();
    for page in rows.chunks(PAGE) {
        let mut transaction = db.begin().await?;
        for (seq, guest, body) in page {
            sqlx::query("INSERT INTO log (seq, guest, body) VALUES (?, ?, ?)")
                .bind(seq)
                .bind(guest)
                .bind(body)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
    }
    let took = start.elapsed();
    db.close().await?;
    Ok(took)
}
