//! Taking in what the provider says: into the journal as it came, once, before anything is made of it.

mod sender;

use std::fmt::Write as _;

use anyhow::Result;
use engine::{LineId, OrganizationId, Pair, Timestamp};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::app::Shared;
use crate::carrier::{Form, hex};
use crate::store::journal::{self, Kind, Report};
use crate::store::line;
use crate::store::log::Key;

pub(crate) use sender::Sender;

/// A report as it came.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival<'a> {
    /// At the provider.
    pub(crate) account: &'a str,
    pub(crate) kind: Kind,
    pub(crate) query: &'a str,
    pub(crate) body: &'a [u8],
    /// When the provider's list told of it: until then the webhook may still come.
    pub(crate) listed_until: Option<Timestamp>,
}

/// Keeps the report; `false` when it was there already.
pub(crate) async fn take_in(app: &Shared, arrival: Arrival<'_>) -> Result<bool> {
    let form = Form::parse(arrival.body);
    let mut write = app.store.write().await?;
    let correspondence = match arrival.kind {
        Kind::Inbound => spoken_to(&mut write, arrival.account, &form).await?,
        Kind::Status | Kind::Switch => None,
    };
    let report = Report {
        account: arrival.account.to_owned(),
        dedupe_key: dedupe_key(arrival.kind, &form, arrival.body),
        kind: arrival.kind,
        lane: lane(&form),
        correspondence,
        query: arrival.query.to_owned(),
        body: as_text(arrival.body),
        listed_until: arrival.listed_until,
    };
    let new = journal::keep(&mut write, &report, app.time.now()).await?;
    app.store.commit(write).await?;
    app.wakes.journal.notify_one();
    Ok(new)
}

/// The line a guest wrote to.
pub(crate) async fn line_of(
    db: &mut SqliteConnection,
    account: &str,
    form: &Form,
) -> Result<Option<(OrganizationId, LineId)>> {
    let number = form
        .get("To")
        .and_then(|to| to.strip_prefix("whatsapp:"))
        .unwrap_or_default();
    line::by_number(db, account, number).await
}

/// The correspondence whose guest wrote: nothing goes out in it before these words are read (W5).
pub(crate) async fn spoken_to(
    db: &mut SqliteConnection,
    account: &str,
    form: &Form,
) -> Result<Option<Uuid>> {
    let Some((root, line)) = line_of(db, account, form).await? else {
        return Ok(None);
    };
    let Some(sender) = Sender::of(form) else {
        return Ok(None);
    };
    let guest = sender.guest(db, root).await?;
    Ok(Some(Key::of(root, Pair { line, guest }).id))
}

/// What repeats of one report have in common.
fn dedupe_key(kind: Kind, form: &Form, body: &[u8]) -> String {
    match (kind, form.get("MessageSid")) {
        (Kind::Inbound, Some(sid)) => inbound_key(sid),
        (Kind::Status, Some(sid)) => {
            let status = form.get("MessageStatus").unwrap_or_default();
            let code = form.get("ErrorCode").unwrap_or_default();
            format!("status:{sid}:{status}:{code}")
        }
        (Kind::Inbound | Kind::Status | Kind::Switch, _) => {
            format!("body:{}", hex(&Sha256::digest(body)))
        }
    }
}

/// The dedupe key of a guest's message, however it came.
pub(crate) fn inbound_key(sid: &str) -> String {
    format!("inbound:{sid}")
}

/// Both parties in either order: reports on them are absorbed one after another.
fn lane(form: &Form) -> String {
    let mut parties = [
        form.get("From").unwrap_or_default(),
        form.get("To").unwrap_or_default(),
    ];
    parties.sort_unstable();
    parties.join(" ")
}

/// A form is ASCII; bytes that have no place in one are kept as their escapes, so that nothing is lost.
fn as_text(body: &[u8]) -> String {
    body.iter().fold(String::new(), |mut text, byte| {
        match byte {
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => {
                let _ = write!(text, "%{byte:02X}");
            }
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_kept_to_the_byte() {
        assert_eq!(as_text(b"Body=a+b%20c"), "Body=a+b%20c", "as it came");
        assert_eq!(
            as_text(b"Body=\xC3\xA9\xFF\n"),
            "Body=%C3%A9%FF%0A",
            "escaped"
        );
    }

    #[test]
    fn both_directions_of_a_pair_share_a_lane() {
        let inbound = Form::parse(b"From=whatsapp%3A%2B1&To=whatsapp%3A%2B2");
        let outbound = Form::parse(b"From=whatsapp%3A%2B2&To=whatsapp%3A%2B1");
        assert_eq!(lane(&inbound), lane(&outbound), "one after another");
    }
}
