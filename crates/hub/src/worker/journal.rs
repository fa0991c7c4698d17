//! Absorbing the journal: each report is taken up once, in the order of its lane.

use anyhow::Result;
use engine::Timestamp;
use tokio::sync::Notify;

use super::bench::Work;
use super::{callback, inbound, switched};
use crate::app::Shared;
use crate::store::journal::{self, Kind, Waiting};

#[derive(Debug)]
pub(super) struct Journal;

impl Work for Journal {
    type Piece = Waiting;
    type Lane = String;

    fn lane(&self, report: &Waiting) -> String {
        report.lane.clone()
    }

    fn news<'a>(&self, app: &'a Shared) -> &'a Notify {
        &app.wakes.journal
    }

    async fn due(&self, app: &Shared, now: Timestamp, limit: usize) -> Result<Vec<Waiting>> {
        let mut read = app.store.read().await?;
        journal::due(&mut read, now, u32::try_from(limit).unwrap_or(u32::MAX)).await
    }

    async fn next_due(&self, app: &Shared, now: Timestamp) -> Result<Option<Timestamp>> {
        let mut read = app.store.read().await?;
        journal::next_due(&mut read, now).await
    }

    async fn perform(&self, app: &Shared, report: Waiting) -> Result<()> {
        match report.kind {
            Kind::Inbound => inbound::absorb(app, &report).await,
            Kind::Status => callback::absorb(app, &report).await,
            Kind::Switch => switched::absorb(app, &report).await,
        }
    }

    async fn put_off(&self, app: &Shared, report: Waiting, at: Timestamp) -> Result<()> {
        again(app, &report, at).await
    }
}

/// Looks at the report again at `at`.
pub(super) async fn again(app: &Shared, report: &Waiting, at: Timestamp) -> Result<()> {
    let mut write = app.store.write().await?;
    journal::again(&mut write, report.id, at).await?;
    app.store.commit(write).await
}

/// Sets a report aside for good: it stays as it came, and nothing waits for it.
pub(super) async fn set_aside(app: &Shared, report: &Waiting, why: &'static str) -> Result<()> {
    tracing::warn!(
        report = report.id,
        why,
        "A report can't be understood and is kept as it came"
    );
    let mut write = app.store.write().await?;
    journal::unreadable(&mut write, report.id).await?;
    app.store.commit(write).await
}
