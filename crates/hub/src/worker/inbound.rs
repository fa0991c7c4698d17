//! Guests' messages: from the form the provider posted to the conversation they belong in.

mod content;

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use engine::{
    GuestId, Inbound, LineId, MemberId, OrganizationId, Pair, ProviderId, Report, Timestamp,
};

use super::backoff::backoff;
use super::journal::{again, set_aside};
use crate::app::Shared;
use crate::carrier::Form;
use crate::intake::{self, Sender};
use crate::record::Entry;
use crate::store::journal::{self, Waiting};
use crate::store::{Write, contact, line, member};

pub(super) async fn absorb(app: &Shared, report: &Waiting) -> Result<()> {
    let form = Form::parse(report.body.as_bytes());
    let Some(sid) = form.filled("MessageSid") else {
        return set_aside(app, report, "no id").await;
    };
    let mut read = app.store.read().await?;
    let line = intake::line_of(&mut read, &report.account, &form).await?;
    drop(read);
    let Some((root, line)) = line else {
        return set_aside(app, report, "no line of ours").await;
    };
    let Some(sender) = Sender::of(&form) else {
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
    if !journal::is_as_read(&mut write, report).await? {
        // The webhook came meanwhile and tells more: it is read instead, at once.
        return Ok(());
    }
    let guest = sender.resolve(&mut write, root).await?;
    let receiver = receiver(&mut write, root, line, guest).await?;
    let entry = Entry::within(app, write, root, Pair { line, guest }).await?;
    let mut entry = entry.context("the line of a report")?;
    let receiver = receiver.unwrap_or(entry.line.default_member);
    let mut wrote = inbound(&form, sid, at, receiver);
    let left_last = entry
        .state
        .conversations
        .values()
        .filter_map(|it| it.last_to_go);
    for member in left_last.collect::<BTreeSet<_>>() {
        if !may_receive(&mut entry.write, (root, line), guest, member).await? {
            wrote.restricted.push(member);
        }
    }
    entry.absorb(&Report::GuestWrote(wrote)).await?;
    journal::done(&mut entry.write, report.id).await?;
    entry.commit().await
}

/// Everything the form says, if it names a message and a sender.
pub(crate) fn read(form: &Form, at: Timestamp, receiver: MemberId) -> Option<Inbound> {
    Sender::of(form)?;
    let sid = form.filled("MessageSid")?;
    Some(inbound(form, sid, at, receiver))
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
        restricted: Vec::new(),
    }
}

/// Who gets a new conversation: the member with the guest as a contact, the latest first, if it may be theirs (T2).
async fn receiver(
    write: &mut Write,
    root: OrganizationId,
    line: LineId,
    guest: GuestId,
) -> Result<Option<MemberId>> {
    for id in contact::holders(write, root, guest).await? {
        if may_receive(write, (root, line), guest, id).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whether a conversation with the guest may open for the member: the line is theirs, and nothing keeps them from it.
async fn may_receive(
    write: &mut Write,
    (root, line): (OrganizationId, LineId),
    guest: GuestId,
    id: MemberId,
) -> Result<bool> {
    let Some(member) = member::find(write, root, id).await? else {
        return Ok(false);
    };
    let lines = line::usable_by(write, root, member.organization).await?;
    Ok(lines.iter().any(|usable| usable.id == line)
        && member.connector_on
        && !member.suspended
        && !member.kept_from.guests.contains(&guest))
}
