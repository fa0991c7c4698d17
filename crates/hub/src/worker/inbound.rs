//! Guests' messages: from the form the provider posted to the conversation they belong in.

mod content;
mod sender;

use anyhow::Result;
use engine::{
    GuestId, Inbound, LineId, MemberId, OrganizationId, Pair, ProviderId, Report, Timestamp,
};

use super::backoff::backoff;
use super::journal::{again, set_aside};
use crate::app::Shared;
use crate::carrier::Form;
use crate::record::Entry;
use crate::store::journal::{self, Waiting};
use crate::store::{Write, contact, line};

pub(super) async fn absorb(app: &Shared, report: &Waiting) -> Result<()> {
    let form = Form::parse(report.body.as_bytes());
    let Some(sid) = form.filled("MessageSid") else {
        return set_aside(app, report, "no id").await;
    };
    let Some((root, line)) = line_of(app, &report.account, &form).await? else {
        return set_aside(app, report, "no line of ours").await;
    };
    let Some(sender) = sender::Sender::of(&form) else {
        return set_aside(app, report, "no sender").await;
    };
    let at = match app.carrier.account(&report.account)?.message(sid).await {
        Ok(resource) => resource.created_at().unwrap_or(report.received_at),
        Err(_) if report.tries < app.retries.lookups => {
            let wait = backoff(&app.retries, report.tries + 1);
            return again(app, report, app.time.now() + wait).await;
        }
        Err(_) => report.received_at,
    };

    let mut write = app.store.write().await?;
    let guest = sender.resolve(&mut write, root).await?;
    let receiver = receiver(&mut write, root, line, guest).await?;
    let Some(mut entry) = Entry::within(app, write, root, Pair { line, guest }).await? else {
        return Ok(());
    };
    let wrote = inbound(
        &form,
        sid,
        at,
        receiver.unwrap_or(entry.line.default_member),
    );
    entry.absorb(&Report::GuestWrote(wrote)).await?;
    journal::done(&mut entry.write, report.id).await?;
    entry.commit().await
}

fn inbound(form: &Form, sid: &str, at: Timestamp, receiver: MemberId) -> Inbound {
    Inbound {
        provider_id: ProviderId(sid.to_owned()),
        at,
        content: content::read(form),
        button: form.filled("ButtonPayload").map(ToOwned::to_owned),
        quoted: form
            .filled("OriginalRepliedMessageSid")
            .map(|sid| ProviderId(sid.to_owned())),
        window_until: None,
        receiver,
    }
}

async fn line_of(
    app: &Shared,
    account: &str,
    form: &Form,
) -> Result<Option<(OrganizationId, LineId)>> {
    let number = form
        .get("To")
        .and_then(|to| to.strip_prefix("whatsapp:"))
        .unwrap_or_default();
    let mut read = app.store.read().await?;
    line::by_number(&mut read, account, number).await
}

/// Who gets a new conversation: the member with the guest as a contact, the latest first, if the line is theirs (T2).
async fn receiver(
    write: &mut Write,
    root: OrganizationId,
    line: LineId,
    guest: GuestId,
) -> Result<Option<MemberId>> {
    for id in contact::holders(write, root, guest).await? {
        let Some(member) = crate::store::member::find(write, root, id).await? else {
            continue;
        };
        let lines = line::usable_by(write, root, member.organization).await?;
        if lines.iter().any(|usable| usable.id == line) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
