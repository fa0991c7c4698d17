//! Asking how far a message got, when the provider doesn't say by itself.

use anyhow::{Context, Result};
use engine::{MessageId, ProviderId, Report, Span, Timestamp};

use super::backoff::doubled;
use super::effects::{finish, put_off};
use crate::app::Shared;
use crate::carrier::{Progress, Resource, Trouble};
use crate::record::Entry;
use crate::store::effect::{Due, EffectKey};

/// The longest pause between two questions.
const LONGEST: Span = Span::hours(6);

pub(super) async fn ask(app: &Shared, due: Due) -> Result<()> {
    let EffectKey {
        message,
        correspondence,
        ..
    } = due.key;
    let entry = Entry::begin_known(app, correspondence).await?;
    let provider_id = entry
        .state
        .messages
        .get(&message)
        .and_then(|message| message.provider_id.clone());
    let account = entry.line.account.clone();
    entry.commit().await?;
    let ProviderId(sid) = provider_id.context("the provider's id of an accepted message")?;
    match app.carrier.account(&account)?.message(&sid).await {
        Ok(resource) => answered(app, due, &resource).await,
        Err(Trouble::Missing) => give_up(app, due.key).await,
        Err(Trouble::Away | Trouble::Refused) => ask_again(app, due).await,
    }
}

async fn answered(app: &Shared, due: Due, resource: &Resource) -> Result<()> {
    let EffectKey {
        message,
        attempt,
        correspondence,
        ..
    } = due.key;
    let mut entry = Entry::begin_known(app, correspondence).await?;
    let now = entry.now;
    if let Some(report) = report(message, attempt, resource, now) {
        entry.absorb(&report).await?;
    }
    entry.commit().await?;
    match resource.progress() {
        Progress::Reached(engine::ProviderStatus::Delivered | engine::ProviderStatus::Read)
        | Progress::Failed(_) => finish(app, due.key).await,
        Progress::Reached(engine::ProviderStatus::Sent) | Progress::Taken | Progress::Other => {
            ask_again(app, due).await
        }
    }
}

/// What a status says, beyond that the message was taken.
pub(super) fn report(
    message: MessageId,
    attempt: u32,
    resource: &Resource,
    at: Timestamp,
) -> Option<Report> {
    let provider_id = ProviderId(resource.sid.clone());
    match resource.progress() {
        Progress::Reached(status) => Some(Report::StatusReached {
            message,
            attempt,
            provider_id,
            status,
            at,
        }),
        Progress::Failed(failure) => Some(Report::SendFailed {
            message,
            attempt,
            failure,
        }),
        Progress::Taken | Progress::Other => None,
    }
}

/// Later and later, until it was asked often enough.
async fn ask_again(app: &Shared, due: Due) -> Result<()> {
    let tries = due.tries + 1;
    if tries >= app.retries.questions {
        return give_up(app, due.key).await;
    }
    let wait = doubled(Span(app.retries.status_after.0 * 2), LONGEST, tries);
    put_off(app, Due { tries, ..due }, app.time.now() + wait).await
}

/// Asked often enough, or the provider knows nothing of it: the message is unknown, and the next one may go.
async fn give_up(app: &Shared, key: EffectKey) -> Result<()> {
    let silent = Report::ProviderSilent {
        message: key.message,
        attempt: key.attempt,
    };
    super::send::finish(app, key, &silent).await
}
