//! A message whose template the provider hasn't approved.

use anyhow::Result;
use engine::{FailureKind, Span};

use super::super::backoff::backoff;
use super::super::effects::put_off;
use super::super::template::Answer;
use super::claim::start;
use super::failed;
use crate::app::Shared;
use crate::carrier::Verdict;
use crate::record::Entry;
use crate::store::effect::{self, Due};

/// Pause between questions whether a template was approved.
const APPROVAL: Span = Span::seconds(60);

/// While the answer is open nothing is recorded: the message keeps its place, and words pass it.
pub(super) async fn answered(app: &Shared, due: Due, answer: Answer) -> Result<()> {
    let now = app.time.now();
    match answer {
        Answer::Judged(Verdict::Approved) => put_off(app, due, now).await,
        Answer::Judged(Verdict::Pending) => put_off(app, due, now + APPROVAL).await,
        Answer::Judged(Verdict::Rejected) => give_up(app, due, FailureKind::Account).await,
        Answer::Away if due.tries + 1 < app.retries.sends => {
            let tries = due.tries + 1;
            let wait = backoff(&app.retries, tries);
            put_off(app, Due { tries, ..due }, now + wait).await
        }
        Answer::Away => give_up(app, due, FailureKind::ProviderAway).await,
    }
}

/// Fails a message that was never handed over, once the lane is free for it.
async fn give_up(app: &Shared, due: Due, kind: FailureKind) -> Result<()> {
    let mut entry = Entry::begin_known(app, due.key.correspondence).await?;
    let unapproved = entry.unapproved().await?;
    if start(&mut entry, due.key, unapproved).await? {
        entry.absorb(&failed(due.key, kind, 0)).await?;
        effect::done(&mut entry.write, due.key).await?;
    } else {
        let again = entry.now + APPROVAL;
        effect::put_off(&mut entry.write, due.key, due.tries, again).await?;
    }
    entry.commit().await
}
