//! Claiming a message: in one transaction it is looked at for the last time and started, or it isn't.

use anyhow::{Context, Result};
use engine::{Event, FailureKind, MessageId, Report, Span, Timestamp};

use super::super::pacing::Pacer;
use super::failed;
use crate::app::Shared;
use crate::carrier::Wording;
use crate::record::{Entry, Way};
use crate::store::effect::{self, Due, EffectKey, State};
use crate::store::{guest, journal};

/// Longer than any call to the provider can take.
const LEASE: Span = Span::seconds(120);

/// A message that is ours to hand over now.
pub(super) struct Claimed {
    pub(super) account: String,
    pub(super) from: String,
    pub(super) to: String,
    /// The words as the guest reads them.
    pub(super) body: String,
    /// The provider's id of the template it goes as.
    pub(super) template: Option<String>,
}

/// What came of reaching for a message.
pub(super) enum Claim {
    Ours(Claimed),
    /// It waits for the provider to approve its template.
    Unapproved {
        account: String,
        wording: Wording,
    },
    /// It isn't its turn, or there is nothing to send.
    Nothing,
}

/// The claim: the engine starts the message in the same transaction, or there is nothing to send.
pub(super) async fn claim(app: &Shared, pacer: &Pacer, due: Due) -> Result<Claim> {
    let mut entry = Entry::begin_known(app, due.key.correspondence).await?;
    if effect::state(&mut entry.write, due.key).await? != Some(due.state) {
        // Another hand was faster.
        return Ok(Claim::Nothing);
    }
    if journal::has_unread(&mut entry.write, due.key.correspondence).await? {
        // The guest wrote a moment ago; once that is read, this is due again.
        return Ok(Claim::Nothing);
    }
    if let Some(again) = app.refusals.wait(&entry.line.account, entry.now) {
        return wait(entry, due, again).await;
    }
    let message = entry.state.messages.get(&due.key.message);
    let message = message.context("the message to send")?;
    let (content, body) = (message.content.clone(), message.body());
    let unapproved = entry.unapproved().await?;
    let template = match entry.way(&content).await? {
        Way::Plain => None,
        Way::Approved(sid) => Some(sid),
        Way::Unapproved(wording) if unapproved.contains(&due.key.message) => {
            let account = entry.line.account.clone();
            entry.commit().await?;
            return Ok(Claim::Unapproved { account, wording });
        }
        // No longer waiting at all.
        Way::Unapproved(_) => return drop_claim(entry, due.key).await,
    };
    if let Err(turn) = pacer.take(due.key.correspondence, entry.now, app.pacing) {
        return wait(entry, due, turn).await;
    }
    if !start(&mut entry, due.key, unapproved).await? {
        return drop_claim(entry, due.key).await;
    }
    let Some(to) = address(&mut entry).await? else {
        let unreachable = failed(due.key, FailureKind::Unreachable, 0);
        entry.absorb(&unreachable).await?;
        return drop_claim(entry, due.key).await;
    };
    if app.carrier.account(&entry.line.account).is_err() {
        tracing::error!(line = %entry.line.id, "A line's account isn't set up");
        let account = failed(due.key, FailureKind::Account, 0);
        entry.absorb(&account).await?;
        return drop_claim(entry, due.key).await;
    }
    let lease = entry.now + LEASE;
    effect::set(&mut entry.write, due.key, State::Started, due.tries, lease).await?;
    let claimed = Claimed {
        account: entry.line.account.clone(),
        from: entry.line.address(),
        to,
        body,
        template,
    };
    entry.commit().await?;
    Ok(Claim::Ours(claimed))
}

async fn wait(mut entry: Entry<'_>, due: Due, until: Timestamp) -> Result<Claim> {
    effect::put_off(&mut entry.write, due.key, due.tries, until).await?;
    entry.commit().await?;
    Ok(Claim::Nothing)
}

/// Whether the engine lets the message go now, past those that aren't approved.
pub(super) async fn start(
    entry: &mut Entry<'_>,
    key: EffectKey,
    mut unapproved: Vec<MessageId>,
) -> Result<bool> {
    unapproved.retain(|id| *id != key.message);
    let due = Report::SendDuePast {
        message: key.message,
        attempt: key.attempt,
        unapproved,
    };
    let events = entry.absorb(&due).await?;
    let started = |event: &Event| matches!(event, Event::SendStarted { .. });
    Ok(events.iter().any(started))
}

async fn address(entry: &mut Entry<'_>) -> Result<Option<String>> {
    let guest = guest::find(&mut entry.write, entry.key.root, entry.pair.guest).await?;
    Ok(guest.and_then(|guest| guest.send_to()))
}

async fn drop_claim(mut entry: Entry<'_>, key: EffectKey) -> Result<Claim> {
    effect::done(&mut entry.write, key).await?;
    entry.commit().await?;
    Ok(Claim::Nothing)
}
