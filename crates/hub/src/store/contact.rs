//! Contacts: a member's address book.

use anyhow::{Context, Result};
use engine::{ContactId, GuestId, MemberId, OrganizationId, Timestamp};
use sqlx::SqliteConnection;
use wire::api::ContactBody;

use super::{blob, guest, uuid};

#[derive(Debug, Clone)]
pub(crate) struct Contact {
    pub(crate) id: ContactId,
    pub(crate) member: MemberId,
    pub(crate) guest: GuestId,
    pub(crate) name: String,
    pub(crate) note: String,
    /// "own" or "directory".
    pub(crate) source: String,
}

pub(crate) async fn save(
    db: &mut SqliteConnection,
    root: OrganizationId,
    contact: &Contact,
    now: Timestamp,
) -> Result<()> {
    let (root, id) = (blob(&root.0), blob(&contact.id.0));
    let (member, guest) = (blob(&contact.member.0), blob(&contact.guest.0));
    sqlx::query!(
        "INSERT INTO contact (root, id, member, guest, name, note, source, saved_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (root, id) DO UPDATE SET guest = excluded.guest, name = excluded.name, note = excluded.note",
        root,
        id,
        member,
        guest,
        contact.name,
        contact.note,
        contact.source,
        now.0,
    )
    .execute(db)
    .await
    .context("save a contact")?;
    Ok(())
}

pub(crate) async fn find(
    db: &mut SqliteConnection,
    root: OrganizationId,
    id: ContactId,
) -> Result<Option<Contact>> {
    let (root, key) = (blob(&root.0), blob(&id.0));
    let row = sqlx::query!(
        "SELECT member, guest, name, note, source FROM contact WHERE root = ? AND id = ?",
        root,
        key,
    )
    .fetch_optional(db)
    .await
    .context("read a contact")?;
    row.map(|row| {
        Ok(Contact {
            id,
            member: MemberId(uuid(&row.member)?),
            guest: GuestId(uuid(&row.guest)?),
            name: row.name,
            note: row.note,
            source: row.source,
        })
    })
    .transpose()
}

/// The member's contact for a guest, if saved.
pub(crate) async fn of_guest(
    db: &mut SqliteConnection,
    (root, member): (OrganizationId, MemberId),
    guest: GuestId,
) -> Result<Option<ContactId>> {
    let (root, member, guest) = (blob(&root.0), blob(&member.0), blob(&guest.0));
    let id = sqlx::query_scalar!(
        "SELECT id FROM contact WHERE root = ? AND member = ? AND guest = ?",
        root,
        member,
        guest,
    )
    .fetch_optional(db)
    .await
    .context("find a contact")?;
    id.map(|id| uuid(&id).map(ContactId)).transpose()
}

/// Members who have the guest as a contact, the latest to save first (T2).
pub(crate) async fn holders(
    db: &mut SqliteConnection,
    root: OrganizationId,
    guest: GuestId,
) -> Result<Vec<MemberId>> {
    let (root, guest) = (blob(&root.0), blob(&guest.0));
    let members = sqlx::query_scalar!(
        "SELECT member FROM contact WHERE root = ? AND guest = ? ORDER BY saved_at_ms DESC",
        root,
        guest,
    )
    .fetch_all(db)
    .await
    .context("find who has the guest as a contact")?;
    members
        .iter()
        .map(|member| uuid(member).map(MemberId))
        .collect()
}

/// The member's address book.
pub(crate) async fn all(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: MemberId,
) -> Result<Vec<ContactBody>> {
    let (root, member) = (blob(&root.0), blob(&member.0));
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT contact.id, contact.guest, name, note, source, kind AS "kind?", value AS "value?"
           FROM contact
           LEFT JOIN guest_identifier AS known ON known.root = contact.root AND known.guest = contact.guest
           WHERE contact.root = ? AND contact.member = ?
           ORDER BY contact.id"#,
        root,
        member,
    )
    .fetch_all(db)
    .await
    .context("read contacts")?;
    gathered(rows)
}

/// Guests of the member's conversations whom the member hasn't saved, under what they call themselves.
pub(crate) async fn strangers(
    db: &mut SqliteConnection,
    root: OrganizationId,
    member: MemberId,
) -> Result<Vec<ContactBody>> {
    let (root, key) = (blob(&root.0), blob(&member.0));
    let mut rows = sqlx::query_as!(
        Row,
        r#"SELECT guest.id, guest.id AS guest, profile_name AS name, '' AS "note!: String",
               'guest' AS "source!: String", kind AS "kind?", value AS "value?"
           FROM participant
           JOIN correspondence
               ON correspondence.root = participant.root AND correspondence.id = participant.correspondence
           JOIN guest ON guest.root = correspondence.root AND guest.id = correspondence.guest
           LEFT JOIN guest_identifier AS known ON known.root = guest.root AND known.guest = guest.id
           WHERE participant.root = ?1 AND participant.member = ?2 AND NOT EXISTS (
               SELECT 1 FROM contact
               WHERE contact.root = ?1 AND contact.member = ?2 AND contact.guest = guest.id
           )
           ORDER BY guest.id"#,
        root,
        key,
    )
    .fetch_all(db)
    .await
    .context("read strangers")?;
    for row in &mut rows {
        // No contact yet, but always the same id.
        let cause = format!("{member}/{}", uuid(&row.guest)?);
        row.id = ContactId::derived(&cause, "stranger").0.as_bytes().to_vec();
    }
    gathered(rows)
}

/// A contact with one of its identifiers.
struct Row {
    id: Vec<u8>,
    guest: Vec<u8>,
    name: String,
    note: String,
    source: String,
    kind: Option<String>,
    value: Option<String>,
}

/// Rows of one contact follow one another; several lines to one guest repeat them.
fn gathered(rows: Vec<Row>) -> Result<Vec<ContactBody>> {
    let mut contacts: Vec<ContactBody> = Vec::new();
    for row in rows {
        let id = ContactId(uuid(&row.id)?);
        let known = row
            .kind
            .zip(row.value)
            .map(|(kind, value)| guest::identifier(&kind, value))
            .transpose()?;
        match contacts.last_mut().filter(|last| last.id == id) {
            Some(last) => last.identifiers.extend(known),
            None => contacts.push(ContactBody {
                id,
                guest: GuestId(uuid(&row.guest)?),
                name: row.name,
                note: row.note,
                source: row.source,
                identifiers: known.into_iter().collect(),
            }),
        }
    }
    for contact in &mut contacts {
        contact.identifiers.sort();
        contact.identifiers.dedup();
    }
    contacts.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(contacts)
}
