//! Looking for guests' messages that the provider has and never managed to post: at the start, and every so often.

use std::collections::BTreeSet;

use anyhow::Result;
use engine::{OrganizationId, Span, Timestamp};

use super::backoff::doubled;
use crate::app::{App, Shared};
use crate::carrier::Resource;
use crate::ids;
use crate::intake::{self, Arrival};
use crate::store::journal::{self, Kind};
use crate::store::{line, look};

/// What was there at the last look may have shown up in the provider's list only later.
const OVERLAP: Span = Span::seconds(600);

/// Looks that fail before sends go on without: an account whose lists can't be read must not be silent for ever.
const PATIENCE: u32 = 5;

/// Looks through one account's lists until the hub stops.
pub(super) async fn watch(app: App, account: String) {
    let every = app.lookout.every;
    let mut failures = 0;
    loop {
        let begun = app.lists.begin(&account);
        let now = app.time.now();
        let next = match look(&app, &account, now).await {
            Ok(found) => {
                app.lists.succeeded(&account);
                if found > 0 {
                    tracing::info!(
                        account,
                        found,
                        "Messages that were never posted were taken up"
                    );
                }
                failures = 0;
                let answered = app.time.now();
                if app
                    .refusals
                    .answered(&account, answered, app.retries.longest)
                {
                    taken_again(&app, &account).await;
                }
                // Not all accounts at the same moment.
                now + Span(every.0 - ids::jitter(every.0 / 10 + 1))
            }
            Err(error) => {
                let error = wire::quiet(error.as_ref());
                tracing::warn!(account, error, "Messages can't be listed");
                failures += 1;
                if failures >= PATIENCE {
                    app.lists.succeeded(&account);
                }
                now + doubled(app.retries.first, every, failures)
            }
        };
        app.refusals.ask_at(&account, next);
        app.lists.ended(&account, begun, next);
        app.wakes.finished.send_modify(|count| *count += 1);
        tokio::select! {
            () = app.time.sleep_until(Some(next)) => {}
            () = app.lists.called(&account) => {}
        }
    }
}

/// Notes that the provider refuses the account's credentials: nothing more is handed over until a list is answered.
pub(super) async fn refused(app: &Shared, account: &str) {
    let news = app.refusals.add(account, app.time.now());
    app.lists.call();
    if news {
        tracing::error!(account, "The provider refuses the account's credentials");
        tell(app, account).await;
    }
}

/// Notes that the provider looked at a message of the account.
pub(super) async fn looked_at(app: &Shared, account: &str) {
    if app.refusals.lift(account) {
        taken_again(app, account).await;
    }
}

async fn taken_again(app: &Shared, account: &str) {
    tracing::info!(account, "The provider takes the credentials again");
    tell(app, account).await;
}

/// Tells the desks of everyone with a line of the account.
async fn tell(app: &Shared, account: &str) {
    match organizations(app, account).await {
        Ok(roots) => roots
            .into_iter()
            .for_each(|root| app.wakes.wake_organization(root)),
        Err(error) => tracing::warn!(
            account,
            error = wire::quiet(error.as_ref()),
            "Nobody is told"
        ),
    }
}

async fn organizations(app: &Shared, account: &str) -> Result<BTreeSet<OrganizationId>> {
    let mut read = app.store.read().await?;
    let lines = line::of_account(&mut read, account).await?;
    Ok(lines.into_iter().map(|(root, _)| root).collect())
}

/// Takes up what the journal doesn't have, the oldest first, and returns how many those were.
async fn look(app: &Shared, account: &str, now: Timestamp) -> Result<usize> {
    let looked_at = look::until(&mut *app.store.read().await?, account).await?;
    let since = looked_at.unwrap_or(now - app.lookout.back) - OVERLAP;
    let mut found = 0;
    for address in addresses(app, account).await? {
        let provider = app.carrier.account(account)?;
        let messages = provider.messages(None, Some(&address), since).await?;
        for message in messages.iter().rev().filter(|message| message.is_inbound()) {
            found += usize::from(take_up(app, account, message, now).await?);
        }
    }
    let mut write = app.store.write().await?;
    look::reached(&mut write, account, now).await?;
    app.store.commit(write).await?;
    tell_gap(app, account).await?;
    Ok(found)
}

async fn addresses(app: &Shared, account: &str) -> Result<Vec<String>> {
    let mut read = app.store.read().await?;
    let mut addresses = Vec::new();
    for (root, id) in line::of_account(&mut read, account).await? {
        let line = line::find(&mut read, root, id).await?;
        addresses.extend(line.map(|line| line.address()));
    }
    Ok(addresses)
}

/// Writes the message into the journal as if it had been posted; `false` when it was there. A young one is about to be
/// posted with more than a list tells, such as its button: it waits for that, and what we send waits with it.
async fn take_up(app: &Shared, account: &str, message: &Resource, now: Timestamp) -> Result<bool> {
    let mut read = app.store.read().await?;
    let known = journal::is_known(&mut read, account, &intake::inbound_key(&message.sid)).await?;
    drop(read);
    if known {
        return Ok(false);
    }
    let fields = [
        ("AccountSid", account),
        ("MessageSid", &message.sid),
        ("From", &message.from),
        ("To", &message.to),
        ("Body", message.body.as_deref().unwrap_or_default()),
        ("NumMedia", message.num_media.as_deref().unwrap_or("0")),
    ];
    let body = serde_urlencoded::to_string(fields)?;
    let arrival = Arrival {
        account,
        kind: Kind::Inbound,
        query: "",
        body: body.as_bytes(),
        listed_until: Some(message.created_at().unwrap_or(now) + app.lookout.grace),
    };
    intake::take_in(app, arrival).await
}

/// What was absorbed must be in a conversation; if it isn't, someone has to know.
async fn tell_gap(app: &Shared, account: &str) -> Result<()> {
    let mut read = app.store.read().await?;
    let missing = journal::missing(&mut read, account).await?;
    if missing > 0 {
        tracing::error!(account, missing, "Guests' messages are in no conversation");
    }
    Ok(())
}
