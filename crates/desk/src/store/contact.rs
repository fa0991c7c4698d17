//! The address book as the hub last gave it.

use std::collections::BTreeMap;

use anyhow::Context;
use engine::{ContactId, GuestId};
use sqlx::SqliteConnection;
use wire::api::{ContactBody, IdentifierBody};

use super::id;
use crate::fold::fold;
use crate::number::digits;

/// A contact as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundContact {
    pub(crate) id: ContactId,
    pub(crate) guest: GuestId,
    pub(crate) name: String,
    pub(crate) name_key: String,
    pub(crate) note: String,
    pub(crate) source: String,
}

#[derive(Debug)]
struct Row {
    id: Vec<u8>,
    guest: Vec<u8>,
    name: String,
    name_key: String,
    note: String,
    source: String,
}

impl Row {
    fn read(self) -> anyhow::Result<FoundContact> {
        Ok(FoundContact {
            id: ContactId(id::read(&self.id)?),
            guest: GuestId(id::read(&self.guest)?),
            name: self.name,
            name_key: self.name_key,
            note: self.note,
            source: self.source,
        })
    }
}

/// How kind and value of an identifier are kept.
pub(crate) fn columns(identifier: &IdentifierBody) -> (&'static str, &str) {
    match identifier {
        IdentifierBody::Phone(number) => ("phone", number),
        IdentifierBody::WaId(id) => ("waId", id),
        IdentifierBody::Bsuid(id) => ("bsuid", id),
    }
}

/// Name and digits, as a search looks through them.
pub(super) fn search_key(contact: &ContactBody) -> String {
    let mut key = fold(&contact.name);
    for identifier in &contact.identifiers {
        key.push('\n');
        key.push_str(&digits(columns(identifier).1));
    }
    key
}

/// Writes a contact; tells whether anything of its row changed.
pub(crate) async fn upsert(
    db: &mut SqliteConnection,
    contact: &ContactBody,
) -> anyhow::Result<bool> {
    let (id, guest) = (
        contact.id.0.as_bytes().as_slice(),
        contact.guest.0.as_bytes().as_slice(),
    );
    let (name_key, search_key) = (contact.name.to_lowercase(), search_key(contact));
    let identifiers = serde_json::to_string(&contact.identifiers)?;
    let done = sqlx::query!(
        "INSERT INTO contact (id, guest, name, name_key, note, source, search_key, identifiers)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET
             guest = excluded.guest, name = excluded.name, name_key = excluded.name_key, note = excluded.note,
             source = excluded.source, search_key = excluded.search_key, identifiers = excluded.identifiers
         WHERE guest <> excluded.guest OR name <> excluded.name OR note <> excluded.note
            OR source <> excluded.source OR identifiers <> excluded.identifiers",
        id,
        guest,
        contact.name,
        name_key,
        contact.note,
        contact.source,
        search_key,
        identifiers
    )
    .execute(&mut *db)
    .await
    .context("write a contact")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!("DELETE FROM contact_identifier WHERE contact = ?1", id)
        .execute(&mut *db)
        .await
        .context("forget a contact's identifiers")?;
    for identifier in &contact.identifiers {
        let (kind, value) = columns(identifier);
        sqlx::query!(
            "INSERT INTO contact_identifier (contact, kind, value) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            id,
            kind,
            value
        )
        .execute(&mut *db)
        .await
        .context("write a contact's identifier")?;
    }
    Ok(true)
}

pub(crate) async fn remove(db: &mut SqliteConnection, contact: ContactId) -> anyhow::Result<()> {
    let id = contact.0.as_bytes().as_slice();
    sqlx::query!("DELETE FROM contact_identifier WHERE contact = ?1", id)
        .execute(&mut *db)
        .await
        .context("remove a contact's identifiers")?;
    sqlx::query!("DELETE FROM contact WHERE id = ?1", id)
        .execute(db)
        .await
        .context("remove a contact")?;
    Ok(())
}

/// The whole address book as the hub last gave it.
pub(crate) async fn all(
    db: &mut SqliteConnection,
) -> anyhow::Result<BTreeMap<ContactId, ContactBody>> {
    let rows = sqlx::query!("SELECT id, guest, name, note, source, identifiers FROM contact")
        .fetch_all(db)
        .await
        .context("read the address book")?;
    let read = rows.into_iter().map(|row| {
        let contact = ContactBody {
            id: ContactId(id::read(&row.id)?),
            guest: GuestId(id::read(&row.guest)?),
            name: row.name,
            note: row.note,
            source: row.source,
            identifiers: serde_json::from_str(&row.identifiers).context("read identifiers")?,
        };
        Ok((contact.id, contact))
    });
    read.collect()
}

/// At most `limit` contacts after (`name_key`, `after`) whose name or digits contain `query`, which is folded.
pub(crate) async fn page(
    db: &mut SqliteConnection,
    query: &str,
    (name_key, after): (&str, ContactId),
    limit: i64,
) -> anyhow::Result<Vec<FoundContact>> {
    let after = after.0.as_bytes().as_slice();
    let rows = sqlx::query_file_as!(
        Row,
        "queries/contact_page.sql",
        name_key,
        after,
        query,
        limit
    )
    .fetch_all(db)
    .await
    .context("search the address book")?;
    rows.into_iter().map(Row::read).collect()
}

pub(crate) async fn one(
    db: &mut SqliteConnection,
    contact: ContactId,
) -> anyhow::Result<Option<FoundContact>> {
    let id = contact.0.as_bytes().as_slice();
    let row = sqlx::query_file_as!(Row, "queries/contact_one.sql", id)
        .fetch_optional(db)
        .await
        .context("read a contact")?;
    row.map(Row::read).transpose()
}

/// The contact of a guest, the member's own before the directory's.
pub(crate) async fn of_guest(
    db: &mut SqliteConnection,
    guest: GuestId,
) -> anyhow::Result<Option<FoundContact>> {
    let guest = guest.0.as_bytes().as_slice();
    let row = sqlx::query_file_as!(Row, "queries/contact_of_guest.sql", guest)
        .fetch_optional(db)
        .await
        .context("read a guest's contact")?;
    row.map(Row::read).transpose()
}

pub(crate) async fn by_identifier(
    db: &mut SqliteConnection,
    identifier: &IdentifierBody,
) -> anyhow::Result<Option<FoundContact>> {
    let (kind, value) = columns(identifier);
    let row = sqlx::query_file_as!(Row, "queries/contact_by_identifier.sql", kind, value)
        .fetch_optional(db)
        .await
        .context("look for an identifier")?;
    row.map(Row::read).transpose()
}

/// Everything a contact's guest is known by, as the hub gave it.
pub(crate) async fn identifiers(
    db: &mut SqliteConnection,
    contact: ContactId,
) -> anyhow::Result<Vec<IdentifierBody>> {
    let id = contact.0.as_bytes().as_slice();
    let row = sqlx::query!("SELECT identifiers FROM contact WHERE id = ?1", id)
        .fetch_optional(db)
        .await
        .context("read a contact's identifiers")?;
    let Some(row) = row else {
        return Ok(Vec::new());
    };
    serde_json::from_str(&row.identifiers).context("read identifiers")
}
