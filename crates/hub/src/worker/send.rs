//! Sending one message: claimed with the engine's consent, handed over, its answer recorded.

mod approval;
mod claim;

use anyhow::Result;
use engine::{Failure, FailureKind, ProviderId, Report, Span};

use super::backoff::backoff;
use super::pacing::Pacer;
use super::{lookout, template};
use crate::Moment;
use crate::app::Shared;
use crate::carrier::{Outcome, Outgoing, Words};
use crate::http::STATUS_PATH;
use crate::record::Entry;
use crate::store::effect::{self, Due, EffectKey, Kind, State};

use claim::{Claim, Claimed, claim};

/// The provider's code for credentials it doesn't take.
const CREDENTIALS: u32 = 20_003;

pub(super) async fn send(app: &Shared, pacer: &Pacer, due: Due) -> Result<()> {
    match claim(app, pacer, due).await? {
        Claim::Ours(claimed) => {
            let outcome = hand_over(app, due.key, &claimed).await?;
            record(app, due, &claimed.account, outcome).await
        }
        Claim::Unapproved { account, wording } => {
            let answer = template::ask(app, &account, &wording).await?;
            approval::answered(app, due, answer).await
        }
        Claim::Nothing => Ok(()),
    }
}

async fn hand_over(app: &Shared, key: EffectKey, claimed: &Claimed) -> Result<Outcome> {
    let callback = callback(app, key);
    let template = claimed.template.as_deref();
    let body = template.map_or_else(|| Words::Text(&claimed.body), Words::Template);
    let outgoing = Outgoing {
        from: &claimed.from,
        to: &claimed.to,
        body,
        status_callback: &callback,
    };
    let account = app.carrier.account(&claimed.account)?;
    Ok(account.send(&outgoing).await)
}

async fn record(app: &Shared, due: Due, account: &str, outcome: Outcome) -> Result<()> {
    let EffectKey {
        message, attempt, ..
    } = due.key;
    match outcome {
        Outcome::Accepted(resource) => {
            lookout::looked_at(app, account).await;
            app.crash_points.pass(Moment::AfterAcceptance).await;
            let at = resource.created_at().unwrap_or_else(|| app.time.now());
            let provider_id = ProviderId(resource.sid);
            finish(
                app,
                due.key,
                &Report::SendAccepted {
                    message,
                    attempt,
                    provider_id,
                    at,
                },
            )
            .await
        }
        Outcome::Refused(failure) if failure.code == CREDENTIALS => {
            // Nothing was looked at behind that door: the message waits with the others until it opens.
            lookout::refused(app, account).await;
            later(app, due, None, failure).await
        }
        Outcome::Refused(failure) => {
            lookout::looked_at(app, account).await;
            tracing::warn!(code = failure.code, %message, "The provider refused a message");
            finish(
                app,
                due.key,
                &Report::SendFailed {
                    message,
                    attempt,
                    failure,
                },
            )
            .await
        }
        Outcome::Later { after, code } => {
            let kind = FailureKind::ProviderAway;
            later(app, due, after, Failure { kind, code }).await
        }
        Outcome::Uncertain => {
            finish(app, due.key, &Report::SendUncertain { message, attempt }).await
        }
    }
}

/// The call surely came to nothing: the same again, or `failure` once it was tried often enough.
async fn later(app: &Shared, due: Due, after: Option<Span>, failure: Failure) -> Result<()> {
    let tries = due.tries + 1;
    if tries < app.retries.sends {
        let wait = backoff(&app.retries, tries).max(after.unwrap_or_default());
        return again(app, due, tries, wait).await;
    }
    let EffectKey {
        message, attempt, ..
    } = due.key;
    tracing::warn!(code = failure.code, %message, "The provider took nothing for too long");
    let report = Report::SendFailed {
        message,
        attempt,
        failure,
    };
    finish(app, due.key, &report).await
}

/// Back to the message's turn, where window and consent are looked at anew, not before `wait` is over.
async fn again(app: &Shared, due: Due, tries: u32, wait: Span) -> Result<()> {
    let EffectKey {
        message, attempt, ..
    } = due.key;
    let mut entry = Entry::begin_known(app, due.key.correspondence).await?;
    entry
        .absorb(&Report::SendPostponed { message, attempt })
        .await?;
    effect::done(&mut entry.write, due.key).await?;
    if let Some(attempt) = entry.attempt_after(message, attempt) {
        let next = entry.effect(Kind::Send, message, attempt);
        let turn = entry.now + wait;
        effect::set(&mut entry.write, next, State::Waiting, tries, turn).await?;
    }
    entry.commit().await
}

fn failed(key: EffectKey, kind: FailureKind, code: u32) -> Report {
    Report::SendFailed {
        message: key.message,
        attempt: key.attempt,
        failure: Failure { kind, code },
    }
}

/// Records what became of a send, which ends it.
pub(super) async fn finish(app: &Shared, key: EffectKey, report: &Report) -> Result<()> {
    let mut entry = Entry::begin_known(app, key.correspondence).await?;
    entry.absorb(report).await?;
    effect::done(&mut entry.write, key).await?;
    entry.commit().await
}

/// Where the provider tells how far this very send got.
fn callback(app: &Shared, key: EffectKey) -> String {
    let (root, correspondence) = (key.correspondence.root, key.correspondence.id);
    let query = format!(
        "root={root}&correspondence={correspondence}&message={}&attempt={}",
        key.message, key.attempt
    );
    format!("{}{STATUS_PATH}?{query}", app.public_url)
}
