//! Absorbing the journal: each report is taken up once, in the order of its lane.

use anyhow::{Error, Result};
use engine::{Span, Timestamp};
use tokio::sync::Notify;

use super::backoff::doubled;
use super::bench::{REST, Work};
use super::{callback, inbound, switched};
use crate::app::Shared;
use crate::carrier::Form;
use crate::intake;
use crate::store::journal::{self, Kind, Waiting};
use crate::store::out_of_order;

/// The longest pause before a report that fails is tried again.
const LONGEST: Span = Span::seconds(120);

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

    /// Later and later, then set aside: what can't be absorbed must not hold up what came after it.
    async fn failed(&self, app: &Shared, report: Waiting, error: &Error) -> Result<()> {
        if out_of_order(error) {
            // The report isn't to blame, and nothing else can be absorbed either.
            return again(app, &report, app.time.now() + REST).await;
        }
        let failures = report.failures + 1;
        let mut write = app.store.write().await?;
        let wait = doubled(REST, LONGEST, failures);
        journal::failed(&mut write, report.id, app.time.now() + wait).await?;
        app.store.commit(write).await?;
        match failures < app.retries.reports {
            true => Ok(()),
            // The outermost words are ours; those within may carry content.
            false => set_aside(app, &report, &error.to_string()).await,
        }
    }
}

/// What was set aside gets another chance: the settings or the program may be mended.
pub(super) async fn recover(app: &Shared) -> Result<()> {
    let mut write = app.store.write().await?;
    for report in journal::unplaced(&mut write).await? {
        let form = Form::parse(report.body.as_bytes());
        let about = intake::spoken_to(&mut write, &report.account, &form).await?;
        if let Some(correspondence) = about {
            journal::place(&mut write, report.id, correspondence).await?;
        }
    }
    journal::take_up_set_aside(&mut write, app.time.now()).await?;
    app.store.commit(write).await
}

/// Looks at the report again at `at`.
pub(super) async fn again(app: &Shared, report: &Waiting, at: Timestamp) -> Result<()> {
    let mut write = app.store.write().await?;
    journal::again(&mut write, report.id, at).await?;
    app.store.commit(write).await
}

/// Sets a report aside: it stays as it came, and nothing waits for it.
pub(super) async fn set_aside(app: &Shared, report: &Waiting, why: &str) -> Result<()> {
    tracing::warn!(
        report = report.id,
        why,
        "A report can't be taken up and is kept as it came"
    );
    let mut write = app.store.write().await?;
    journal::set_aside(&mut write, report.id, why).await?;
    app.store.commit(write).await?;
    app.wakes.effects.notify_one();
    Ok(())
}
