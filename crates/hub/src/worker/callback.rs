//! Status callbacks: how far a message got, and sometimes the first we hear of its acceptance.

use anyhow::Result;
use engine::{MessageId, OrganizationId, ProviderId, Report};
use uuid::Uuid;

use super::backoff::backoff;
use super::journal::{again, set_aside};
use crate::app::Shared;
use crate::carrier::{Form, Progress};
use crate::record::Entry;
use crate::store::journal::{self, Waiting};
use crate::store::line;
use crate::store::log::{self, Key};

/// The send that a callback is about.
pub(crate) struct About {
    key: Key,
    message: MessageId,
    attempt: Option<u32>,
}

pub(super) async fn absorb(app: &Shared, report: &Waiting) -> Result<()> {
    let form = Form::parse(report.body.as_bytes());
    let Some(sid) = form.filled("MessageSid") else {
        return set_aside(app, report, "no id").await;
    };
    let Some(about) = about(app, report, &form, sid).await? else {
        return set_aside(app, report, "no message of ours").await;
    };
    let taken_at = match first_heard(app, &about).await? {
        true => match app.carrier.account(&report.account)?.message(sid).await {
            Ok(resource) => resource.created_at().or(Some(report.received_at)),
            Err(_) if report.tries < app.retries.lookups => {
                let wait = backoff(&app.retries, report.tries + 1);
                return again(app, report, app.time.now() + wait).await;
            }
            Err(_) => Some(report.received_at),
        },
        false => None,
    };

    let mut entry = Entry::begin_known(app, about.key).await?;
    let known = entry
        .state
        .messages
        .get(&about.message)
        .map(|message| message.attempt);
    let (message, attempt) = (about.message, about.attempt.or(known).unwrap_or(0));
    let provider_id = ProviderId(sid.to_owned());
    if let Some(at) = taken_at {
        let provider_id = provider_id.clone();
        entry
            .absorb(&Report::SendAccepted {
                message,
                attempt,
                provider_id,
                at,
            })
            .await?;
    }
    let code = form
        .filled("ErrorCode")
        .and_then(|code| code.parse().ok())
        .unwrap_or(0);
    let at = report.received_at;
    match Progress::of(form.get("MessageStatus").unwrap_or_default(), code) {
        Progress::Reached(status) => {
            entry
                .absorb(&Report::StatusReached {
                    message,
                    attempt,
                    provider_id,
                    status,
                    at,
                })
                .await?;
        }
        Progress::Failed(failure) => {
            entry
                .absorb(&Report::SendFailed {
                    message,
                    attempt,
                    failure,
                })
                .await?;
        }
        Progress::Taken | Progress::Other => {}
    }
    journal::done(&mut entry.write, report.id).await?;
    entry.commit().await
}

/// By our own words in the callback's address, else by the provider's id.
async fn about(app: &Shared, report: &Waiting, form: &Form, sid: &str) -> Result<Option<About>> {
    let mut read = app.store.read().await?;
    if let Some(about) = named(&Form::parse(report.query.as_bytes())) {
        let pair = log::pair(&mut read, about.key).await?;
        let Some(pair) = pair else { return Ok(None) };
        // The signature proves the account, not that it may speak of this line.
        let line = line::find(&mut read, about.key.root, pair.line).await?;
        let its_own = line.is_some_and(|line| line.account == report.account);
        return Ok(its_own.then_some(about));
    }
    let number = form
        .get("From")
        .and_then(|from| from.strip_prefix("whatsapp:"))
        .unwrap_or_default();
    let Some((root, _)) = line::by_number(&mut read, &report.account, number).await? else {
        return Ok(None);
    };
    let bound = log::by_provider_id(&mut read, root, sid).await?;
    Ok(bound.map(|(key, message)| About {
        key,
        message,
        attempt: None,
    }))
}

pub(crate) fn named(query: &Form) -> Option<About> {
    let root = OrganizationId(query.get("root")?.parse().ok()?);
    let id: Uuid = query.get("correspondence")?.parse().ok()?;
    let message = query.get("message")?.parse().ok()?;
    let attempt = query.get("attempt")?.parse().ok()?;
    Some(About {
        key: Key { root, id },
        message,
        attempt: Some(attempt),
    })
}

/// Whether the record doesn't have the provider's id of the message yet.
async fn first_heard(app: &Shared, about: &About) -> Result<bool> {
    let entry = Entry::begin_known(app, about.key).await?;
    let message = entry.state.messages.get(&about.message);
    let first = message.is_some_and(|message| message.provider_id.is_none());
    entry.commit().await?;
    Ok(first)
}
