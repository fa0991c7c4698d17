//! Uncertain messages: whether the provider has them is asked, never tried by sending again (P1).

use anyhow::{Context, Result};
use engine::{ProviderId, Report, Span, Timestamp};

use super::backoff::doubled;
use super::effects::{self, put_off};
use super::send::finish;
use super::status;
use crate::app::Shared;
use crate::carrier::Resource;
use crate::record::Entry;
use crate::store::effect::{Due, EffectKey};
use crate::store::{guest, log};

/// The longest pause between two questions.
const LONGEST: Span = Span::hours(1);

/// How far the provider's clock may be behind ours.
const SKEW: Span = Span::seconds(120);

/// What to look for in the provider's list.
struct Sought {
    account: String,
    from: String,
    to: String,
    text: String,
    since: Timestamp,
}

/// A send that was under way when the hub ended, or whose worker was lost.
pub(super) async fn cut_off(app: &Shared, key: EffectKey) -> Result<()> {
    tracing::warn!(message = %key.message, "A send was cut off and is looked for");
    finish(
        app,
        key,
        &Report::SendUncertain {
            message: key.message,
            attempt: key.attempt,
        },
    )
    .await
}

pub(super) async fn look_for(app: &Shared, due: Due) -> Result<()> {
    let Some(sought) = sought(app, due.key).await? else {
        return effects::finish(app, due.key).await;
    };
    let account = app.carrier.account(&sought.account)?;
    let found = match account
        .messages(Some(&sought.from), Some(&sought.to), sought.since)
        .await
    {
        Ok(messages) => unbound(app, due.key, &sought, messages).await?,
        Err(_) => None,
    };
    match found {
        Some(resource) if found_again(app, due.key, &resource).await? => Ok(()),
        _ => ask_again(app, due).await,
    }
}

/// `None` when the message is uncertain no longer.
async fn sought(app: &Shared, key: EffectKey) -> Result<Option<Sought>> {
    let mut entry = Entry::begin_known(app, key.correspondence).await?;
    let message = entry
        .state
        .messages
        .get(&key.message)
        .context("the uncertain message")?;
    let wanted = message.asks_about(key.attempt);
    let tried_at = message.unknown.get(&key.attempt).map(|it| it.started.0);
    let since = tried_at.unwrap_or(message.queued_at) - SKEW;
    let text = message.body();
    let guest = guest::find(&mut entry.write, entry.key.root, entry.pair.guest).await?;
    let to = guest.and_then(|guest| guest.send_to()).unwrap_or_default();
    let sought = Sought {
        account: entry.line.account.clone(),
        from: entry.line.address(),
        to,
        text,
        since,
    };
    entry.commit().await?;
    Ok(wanted.then_some(sought))
}

/// The oldest message of the list with these words that belongs to no other message of ours.
async fn unbound(
    app: &Shared,
    key: EffectKey,
    sought: &Sought,
    messages: Vec<Resource>,
) -> Result<Option<Resource>> {
    let mut read = app.store.read().await?;
    for resource in messages.into_iter().rev() {
        let ours = !resource.is_inbound() && resource.body.as_deref() == Some(sought.text.as_str());
        let in_time = resource.created_at().is_some_and(|at| at >= sought.since);
        if ours
            && in_time
            && log::by_provider_id(&mut read, key.correspondence.root, &resource.sid)
                .await?
                .is_none()
        {
            return Ok(Some(resource));
        }
    }
    Ok(None)
}

/// Takes up what was found, unless it may be another message's with the same words; `false` when nothing came of it.
async fn found_again(app: &Shared, key: EffectKey, resource: &Resource) -> Result<bool> {
    let EffectKey {
        message, attempt, ..
    } = key;
    let mut entry = Entry::begin_known(app, key.correspondence).await?;
    let root = key.correspondence.root;
    let bound = log::by_provider_id(&mut entry.write, root, &resource.sid).await?;
    let under_way = entry.state.in_flight().filter(|it| it.id != message);
    // The answer to a send that is under way isn't in the record yet.
    let mistaken = under_way.is_some_and(|it| resource.body == Some(it.body()));
    if bound.is_some() || mistaken {
        entry.commit().await?;
        return Ok(false);
    }
    let now = entry.now;
    let at = resource.created_at().unwrap_or(now);
    let provider_id = ProviderId(resource.sid.clone());
    let accepted = Report::SendAccepted {
        message,
        attempt,
        provider_id,
        at,
    };
    let mut events = entry.absorb(&accepted).await?;
    if let Some(report) = status::report(message, attempt, resource, now) {
        events.extend(entry.absorb(&report).await?);
    }
    entry.commit().await?;
    Ok(!events.is_empty())
}

/// Later and later; after that it stays unknown until the member decides.
async fn ask_again(app: &Shared, due: Due) -> Result<()> {
    let tries = due.tries + 1;
    if tries >= app.retries.questions {
        return effects::finish(app, due.key).await;
    }
    let wait = doubled(Span(app.retries.reconcile_after.0 * 2), LONGEST, tries);
    put_off(app, Due { tries, ..due }, app.time.now() + wait).await
}
