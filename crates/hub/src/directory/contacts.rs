//! Saving a contact: the guest is found by any identifier, or is new.

use anyhow::Context;
use engine::{ContactId, GuestId, MemberId, OrganizationId};
use sqlx::SqliteConnection;
use wire::Problem;
use wire::api::{ContactBody, IdentifierBody, SaveContactBody, SavedContactBody};

use super::{spellings, understood};
use crate::app::Shared;
use crate::http::Denied;
use crate::store::contact::{self, Contact};
use crate::store::guest;
use crate::wake::Wake;

/// Saves the contact, or answers with the one that already holds the guest.
pub(crate) async fn save_contact(
    app: &Shared,
    who @ (root, member): (OrganizationId, MemberId),
    id: ContactId,
    body: &SaveContactBody,
    source: &str,
) -> Result<SavedContactBody, Denied> {
    let identifiers = checked(body)?;
    let mut write = app.store.write().await?;
    let before = contact::find(&mut write, root, id).await?;
    if before
        .as_ref()
        .is_some_and(|contact| contact.member != member)
    {
        return Err(Problem::NotFound.into());
    }
    let guest = guest_of(&mut write, root, &identifiers).await?;
    if let Some(other) = contact::of_guest(&mut write, who, guest)
        .await?
        .filter(|other| *other != id)
    {
        let contact = contact::find(&mut write, root, other)
            .await?
            .context("a contact that exists")?;
        let contact = described(&mut write, root, contact).await?;
        return Ok(SavedContactBody {
            contact,
            existed: true,
        });
    }

    guest::save(&mut write, root, guest, &identifiers).await?;
    let source = before.map_or_else(|| source.to_owned(), |contact| contact.source);
    let (name, note) = (body.name.trim().to_owned(), body.note.clone());
    let contact = Contact {
        id,
        member,
        guest,
        name,
        note,
        source,
    };
    contact::save(&mut write, root, &contact, app.time.now()).await?;
    let contact = described(&mut write, root, contact).await?;
    app.store.commit(write).await?;
    app.wakes.wake(root, member, Wake::Directory);
    Ok(SavedContactBody {
        contact,
        existed: false,
    })
}

fn checked(body: &SaveContactBody) -> Result<Vec<IdentifierBody>, Problem> {
    if body.name.trim().is_empty() {
        return Err(Problem::NameMissing);
    }
    let identifiers = body.identifiers.iter().map(|identifier| match identifier {
        IdentifierBody::Phone(number) => understood(number).map(IdentifierBody::Phone),
        IdentifierBody::WaId(_) | IdentifierBody::Bsuid(_) => Some(identifier.clone()),
    });
    let identifiers: Option<Vec<_>> = identifiers.collect();
    identifiers
        .filter(|identifiers| !identifiers.is_empty())
        .ok_or(Problem::InvalidNumber)
}

/// The guest known by any spelling of these, else a new one: a number put right must not keep the wrong person.
async fn guest_of(
    db: &mut SqliteConnection,
    root: OrganizationId,
    identifiers: &[IdentifierBody],
) -> Result<GuestId, Denied> {
    if let Some(known) = guest::resolve(db, root, &spellings(identifiers)).await? {
        return Ok(known);
    }
    let first = identifiers.first().ok_or(Problem::InvalidNumber)?;
    Ok(new_guest(root, first))
}

/// The id of a guest first heard of by this identifier.
pub(crate) fn new_guest(root: OrganizationId, identifier: &IdentifierBody) -> GuestId {
    GuestId::derived(&format!("{root}/{identifier:?}"), "guest")
}

async fn described(
    db: &mut SqliteConnection,
    root: OrganizationId,
    contact: Contact,
) -> Result<ContactBody, Denied> {
    let identifiers = guest::identifiers(db, root, contact.guest).await?;
    let Contact {
        id,
        guest,
        name,
        note,
        source,
        ..
    } = contact;
    Ok(ContactBody {
        id,
        guest,
        name,
        note,
        source,
        identifiers,
    })
}
