//! How fast the hub takes webhooks: signature checked and written down for good before it answers.
//!
//! The same guests' messages are posted over kept connections, as fast as they are taken and at a steady rate. While
//! they come in, the hub does what it always does: asks the provider for each message's time and records it. Compared
//! with plain SQLite that commits the same bodies one by one, in the same run and with the same settings.
#![expect(clippy::print_stdout, reason = "the measurements are for the reader")]
#![expect(clippy::disallowed_methods, reason = "measuring is reading the clock")]

#[path = "hub/load.rs"]
mod load;
#[path = "hub/provider.rs"]
mod provider;
#[path = "hub/stage.rs"]
mod stage;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use bench::{plain_sqlite, shown, within};
use sqlx::Connection;

use load::{Taken, Webhook, at_a_rate, flat_out};
use stage::Stage;

/// Connections the provider keeps open.
const AT_ONCE: usize = 32;
const WEBHOOKS: usize = 5_000;
/// Steady rates, in webhooks a second, each for ten seconds.
const RATES: [usize; 3] = [50, 100, 200];

#[tokio::main]
async fn main() -> Result<()> {
    println!("| load | webhooks | a second | p50 | p99 | longest | until recorded |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let stage = Stage::set().await?;
    let webhooks = stage.webhooks(WEBHOOKS);
    let start = Instant::now();
    let taken = flat_out(&webhooks, AT_ONCE).await?;
    stage.hub.settled().await?;
    report(&format!("{AT_ONCE} at once"), taken, start.elapsed());
    for rate in RATES {
        let webhooks = stage.webhooks(rate * 10);
        let start = Instant::now();
        let taken = at_a_rate(&webhooks, rate).await?;
        stage.hub.settled().await?;
        report(&format!("{rate} a second"), taken, start.elapsed());
    }
    let taken = plain(stage.folder.path(), &stage.webhooks(WEBHOOKS)).await?;
    let took = taken.took;
    report("plain SQLite, one by one", taken, took);
    Ok(())
}

fn report(load: &str, mut taken: Taken, recorded: Duration) {
    taken.times.sort_unstable();
    let count = u32::try_from(taken.times.len()).unwrap_or(u32::MAX);
    println!(
        "| {load} | {count} | {:.0} | {} | {} | {} | {:.1} s |",
        1.0 / (taken.took.as_secs_f64() / f64::from(count)),
        shown(within(&taken.times, 50)),
        shown(within(&taken.times, 99)),
        shown(within(&taken.times, 100)),
        recorded.as_secs_f64(),
    );
}

/// The same bodies into one table, each with a commit of its own.
async fn plain(folder: &Path, webhooks: &[Webhook]) -> Result<Taken> {
    let mut db = plain_sqlite(folder).await?;
    sqlx::query("CREATE TABLE journal (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT")
        .execute(&mut db)
        .await?;
    let start = Instant::now();
    let mut times = Vec::new();
    for webhook in webhooks {
        let begun = Instant::now();
        sqlx::query("INSERT INTO journal (key, body) VALUES (?, ?)")
            .bind(&webhook.sid)
            .bind(serde_json::to_string(&webhook.fields)?)
            .execute(&mut db)
            .await?;
        times.push(begun.elapsed());
    }
    let took = start.elapsed();
    db.close().await?;
    Ok(Taken { times, took })
}
