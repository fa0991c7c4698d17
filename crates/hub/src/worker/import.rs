//! After downtime: guests' messages that the provider has and we were never told of.

use anyhow::Result;
use engine::Span;

use crate::app::{App, Shared};
use crate::carrier::Resource;
use crate::intake::{self, Arrival};
use crate::store::journal::Kind;
use crate::store::line;

/// How far back is looked.
const BACK: Span = Span::hours(48);

/// Lists recent messages to our lines and takes up those the journal doesn't have.
pub(super) async fn import_unknown(app: App) {
    for (account, _) in app.carrier.accounts() {
        match import(&app, account).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(account, count, "Messages missed while away were taken up"),
            Err(error) => tracing::warn!(
                error = format!("{error:#}"),
                "Missed messages can't be listed"
            ),
        }
    }
}

async fn import(app: &Shared, account: &str) -> Result<usize> {
    let mut read = app.store.read().await?;
    let lines = line::of_account(&mut read, account).await?;
    let mut addresses = Vec::new();
    for (root, id) in lines {
        addresses.extend(
            line::find(&mut read, root, id)
                .await?
                .map(|line| line.address()),
        );
    }
    drop(read);
    let mut count = 0;
    for address in addresses {
        let since = app.time.now() - BACK;
        let messages = app
            .carrier
            .account(account)?
            .messages(None, Some(&address), since)
            .await?;
        for message in messages
            .iter()
            .rev()
            .filter(|message| message.direction == "inbound")
        {
            count += usize::from(take_up(app, account, message).await?);
        }
    }
    Ok(count)
}

/// Writes the message into the journal as if it had been posted; `false` when it was there.
async fn take_up(app: &Shared, account: &str, message: &Resource) -> Result<bool> {
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
    };
    intake::take_in(app, arrival).await
}
