//! Sending one message: claimed with the engine's consent, handed over, its answer recorded.

use anyhow::{Context, Result};
use engine::{Content, Event, Failure, FailureKind, ProviderId, Report, Span};

use super::backoff::backoff;
use super::effects::put_off;
use super::pacing::Pacer;
use super::template::{self, Ready};
use crate::app::Shared;
use crate::carrier::{Outcome, Outgoing, Words};
use crate::http::STATUS_PATH;
use crate::record::Entry;
use crate::store::effect::{self, Due, EffectKey, Kind, State};
use crate::store::{guest, journal};

/// Longer than any call to the provider can take.
const LEASE: Span = Span::seconds(120);

/// Pause between questions whether a template was approved.
const APPROVAL: Span = Span::seconds(60);

/// A message that is ours to hand over now.
struct Claimed {
    account: String,
    from: String,
    to: String,
    content: Content,
}

pub(super) async fn send(app: &Shared, pacer: &Pacer, due: Due) -> Result<()> {
    if let Err(turn) = pacer.take(due.key.correspondence, app.time.now(), app.pacing) {
        return put_off(app, due, turn).await;
    }
    let Some(claimed) = claim(app, due).await? else {
        return Ok(());
    };
    match hand_over(app, due.key, &claimed).await? {
        Handed::Answered(outcome) => record(app, due, outcome).await,
        Handed::AwaitsApproval => again(app, due, due.tries, APPROVAL).await,
    }
}

/// The claim: the engine starts the message in the same transaction, or there is nothing to send.
async fn claim(app: &Shared, due: Due) -> Result<Option<Claimed>> {
    let EffectKey {
        message, attempt, ..
    } = due.key;
    let mut entry = Entry::begin_known(app, due.key.correspondence).await?;
    if effect::state(&mut entry.write, due.key).await? != Some(due.state) {
        // Another hand was faster.
        return Ok(None);
    }
    if journal::has_unread(&mut entry.write, due.key.correspondence).await? {
        // The guest wrote a moment ago; once that is read, this is due again.
        return Ok(None);
    }
    let events = entry.absorb(&Report::SendDue { message, attempt }).await?;
    if !events
        .iter()
        .any(|event| matches!(event, Event::SendStarted { .. }))
    {
        return drop_claim(entry, due.key).await;
    }
    let guest = guest::find(&mut entry.write, entry.key.root, entry.pair.guest).await?;
    let Some(to) = guest.and_then(|guest| guest.send_to()) else {
        entry
            .absorb(&failed(due.key, FailureKind::Unreachable, 0))
            .await?;
        return drop_claim(entry, due.key).await;
    };
    if app.carrier.account(&entry.line.account).is_err() {
        tracing::error!(line = %entry.line.id, "A line's account isn't set up");
        entry
            .absorb(&failed(due.key, FailureKind::Account, 0))
            .await?;
        return drop_claim(entry, due.key).await;
    }
    let lease = entry.now + LEASE;
    effect::set(&mut entry.write, due.key, State::Started, due.tries, lease).await?;
    let content = entry
        .state
        .messages
        .get(&message)
        .context("the message to send")?
        .content
        .clone();
    let claimed = Claimed {
        account: entry.line.account.clone(),
        from: entry.line.address(),
        to,
        content,
    };
    entry.commit().await?;
    Ok(Some(claimed))
}

async fn drop_claim(mut entry: Entry<'_>, key: EffectKey) -> Result<Option<Claimed>> {
    effect::done(&mut entry.write, key).await?;
    entry.commit().await?;
    Ok(None)
}

enum Handed {
    Answered(Outcome),
    AwaitsApproval,
}

async fn hand_over(app: &Shared, key: EffectKey, claimed: &Claimed) -> Result<Handed> {
    let template = match template::ready(app, &claimed.account, &claimed.content).await? {
        Ready::Plain => None,
        Ready::Approved(sid) => Some(sid),
        Ready::Pending => return Ok(Handed::AwaitsApproval),
        Ready::Away => {
            return Ok(Handed::Answered(Outcome::Later {
                after: None,
                code: 0,
            }));
        }
        Ready::Rejected => {
            let failure = Failure {
                kind: FailureKind::Account,
                code: 0,
            };
            return Ok(Handed::Answered(Outcome::Refused(failure)));
        }
    };
    let callback = callback(app, key);
    let body = template
        .as_deref()
        .map_or_else(|| Words::Text(claimed.content.text()), Words::Template);
    let outgoing = Outgoing {
        from: &claimed.from,
        to: &claimed.to,
        body,
        status_callback: &callback,
    };
    Ok(Handed::Answered(
        app.carrier.account(&claimed.account)?.send(&outgoing).await,
    ))
}

async fn record(app: &Shared, due: Due, outcome: Outcome) -> Result<()> {
    let EffectKey {
        message, attempt, ..
    } = due.key;
    match outcome {
        Outcome::Accepted(resource) => {
            app.crash_points.after_acceptance().await;
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
        Outcome::Refused(failure) => {
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
        Outcome::Later { after, code } => later(app, due, after, code).await,
        Outcome::Uncertain => {
            finish(app, due.key, &Report::SendUncertain { message, attempt }).await
        }
    }
}

/// The call surely came to nothing: the same again, or "provider away" once it was tried often enough.
async fn later(app: &Shared, due: Due, after: Option<Span>, code: u32) -> Result<()> {
    let tries = due.tries + 1;
    if tries < app.retries.sends {
        let wait = backoff(&app.retries, tries).max(after.unwrap_or_default());
        return again(app, due, tries, wait).await;
    }
    tracing::warn!(code, message = %due.key.message, "The provider was away for too long");
    finish(
        app,
        due.key,
        &failed(due.key, FailureKind::ProviderAway, code),
    )
    .await
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
    let next = entry.effect(Kind::Send, message, attempt + 1);
    let turn = entry.now + wait;
    effect::set(&mut entry.write, next, State::Waiting, tries, turn).await?;
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
