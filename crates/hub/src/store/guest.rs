//! Guests: the outside people, each known by a set of identifiers.

use anyhow::{Context, Result, bail};
use engine::{GuestId, OrganizationId};
use sqlx::SqliteConnection;
use wire::api::IdentifierBody;

use super::{blob, uuid};

#[derive(Debug, Clone)]
pub(crate) struct Guest {
    /// Where the guest last wrote from, as the provider writes it.
    pub(crate) address: Option<String>,
    pub(crate) identifiers: Vec<IdentifierBody>,
}

impl Guest {
    /// Where a message to the guest goes: to where they wrote from, else to what is known of them.
    pub(crate) fn send_to(&self) -> Option<String> {
        let known = || {
            self.identifiers.iter().map(|identifier| match identifier {
                IdentifierBody::Phone(number) => format!("whatsapp:{number}"),
                IdentifierBody::WaId(digits) => format!("whatsapp:+{digits}"),
                IdentifierBody::Bsuid(id) => format!("whatsapp:{id}"),
            })
        };
        self.address.clone().or_else(|| known().next())
    }
}

/// The guest known by any of these, the first that is known at all.
pub(crate) async fn resolve(
    db: &mut SqliteConnection,
    root: OrganizationId,
    identifiers: &[IdentifierBody],
) -> Result<Option<GuestId>> {
    let root = blob(&root.0);
    for identifier in identifiers {
        let (kind, value) = columns(identifier);
        let found = sqlx::query_scalar!(
            "SELECT guest FROM guest_identifier WHERE root = ? AND kind = ? AND value = ?",
            root,
            kind,
            value,
        )
        .fetch_optional(&mut *db)
        .await
        .context("resolve a guest")?;
        if let Some(guest) = found {
            return Ok(Some(GuestId(uuid(&guest)?)));
        }
    }
    Ok(None)
}

/// Writes down a guest under these identifiers; those that belong to another guest stay there.
pub(crate) async fn save(
    db: &mut SqliteConnection,
    root: OrganizationId,
    guest: GuestId,
    identifiers: &[IdentifierBody],
) -> Result<()> {
    let (root, guest) = (blob(&root.0), blob(&guest.0));
    sqlx::query!(
        "INSERT INTO guest (root, id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        root,
        guest
    )
    .execute(&mut *db)
    .await
    .context("save a guest")?;
    for identifier in identifiers {
        let (kind, value) = columns(identifier);
        sqlx::query!(
            "INSERT INTO guest_identifier (root, kind, value, guest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            root,
            kind,
            value,
            guest,
        )
        .execute(&mut *db)
        .await
        .context("save an identifier")?;
    }
    Ok(())
}

/// Remembers where the guest wrote from and what they call themselves.
pub(crate) async fn wrote(
    db: &mut SqliteConnection,
    (root, guest): (OrganizationId, GuestId),
    address: &str,
    profile_name: &str,
) -> Result<()> {
    let (root, guest) = (blob(&root.0), blob(&guest.0));
    sqlx::query!(
        "UPDATE guest SET address = ?1, profile_name = CASE WHEN ?2 = '' THEN profile_name ELSE ?2 END
         WHERE root = ?3 AND id = ?4",
        address,
        profile_name,
        root,
        guest,
    )
    .execute(db)
    .await
    .context("remember where a guest wrote from")?;
    Ok(())
}

pub(crate) async fn find(
    db: &mut SqliteConnection,
    root: OrganizationId,
    guest: GuestId,
) -> Result<Option<Guest>> {
    let (root_key, key) = (blob(&root.0), blob(&guest.0));
    let row = sqlx::query!(
        "SELECT address FROM guest WHERE root = ? AND id = ?",
        root_key,
        key
    )
    .fetch_optional(&mut *db)
    .await
    .context("read a guest")?;
    let Some(row) = row else { return Ok(None) };
    let identifiers = identifiers(db, root, guest).await?;
    Ok(Some(Guest {
        address: row.address,
        identifiers,
    }))
}

/// What the guest is known by, phone numbers first.
pub(crate) async fn identifiers(
    db: &mut SqliteConnection,
    root: OrganizationId,
    guest: GuestId,
) -> Result<Vec<IdentifierBody>> {
    let (root, guest) = (blob(&root.0), blob(&guest.0));
    let rows = sqlx::query!(
        "SELECT kind, value FROM guest_identifier WHERE root = ? AND guest = ?",
        root,
        guest
    )
    .fetch_all(db)
    .await
    .context("read identifiers")?;
    let mut identifiers = rows
        .into_iter()
        .map(|row| identifier(&row.kind, row.value))
        .collect::<Result<Vec<_>>>()?;
    identifiers.sort();
    Ok(identifiers)
}

fn columns(identifier: &IdentifierBody) -> (&'static str, &str) {
    match identifier {
        IdentifierBody::Phone(value) => ("phone", value),
        IdentifierBody::WaId(value) => ("waId", value),
        IdentifierBody::Bsuid(value) => ("bsuid", value),
    }
}

pub(super) fn identifier(kind: &str, value: String) -> Result<IdentifierBody> {
    match kind {
        "phone" => Ok(IdentifierBody::Phone(value)),
        "waId" => Ok(IdentifierBody::WaId(value)),
        "bsuid" => Ok(IdentifierBody::Bsuid(value)),
        _ => bail!("an identifier of kind {kind}"),
    }
}
