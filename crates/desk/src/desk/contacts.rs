//! The address book and Contact Details.

use engine::{ContactId, ConversationId, GuestId, Intent, MessageId, Refusal};
use uuid::Uuid;
use wire::api::{ContactBody, IdentifierBody, SaveContactBody};
use wire::commands::{ListContacts, OneContact, SaveContact};
use wire::view::{
    ContactDetails, ContactPage, ContactRow, IdentifierView, SavedContact, WhatsAppAction,
};
use wire::{Problem, RefusalView};

use super::Desk;
use super::ids::{id, page_size, search_key};
use crate::fault::malformed;
use crate::number;
use crate::store::contact::{self, FoundContact};
use crate::store::conversation;

impl Desk {
    /// A page of the address book by name: contacts whose name or digits contain the query.
    pub async fn contacts(&self, request: ListContacts) -> Result<ContactPage, Problem> {
        self.list_contacts(&request)
            .await
            .map_err(|error| self.told(&error))
    }

    async fn list_contacts(&self, request: &ListContacts) -> anyhow::Result<ContactPage> {
        let query = search_key(&request.query);
        let (name_key, after) = match &request.after {
            Some(cursor) => read_cursor(cursor)?,
            None => (String::new(), ContactId(Uuid::nil())),
        };
        let size = page_size(request.limit);
        let mut db = self.core.store.read().await?;
        let mut found = contact::page(&mut db, &query, (&name_key, after), size + 1).await?;
        let size = usize::try_from(size)?;
        let more = found.len() > size;
        found.truncate(size);
        let next = found
            .last()
            .filter(|_| more)
            .map(|contact| format!("{}_{}", contact.id, contact.name_key));
        Ok(ContactPage {
            rows: found.iter().map(row).collect(),
            next,
        })
    }

    /// Contact Details with what the green icon does.
    pub async fn contact(&self, request: OneContact) -> Result<ContactDetails, Problem> {
        self.details(&request.contact)
            .await
            .map_err(|error| self.told(&error))
    }

    async fn details(&self, contact: &str) -> anyhow::Result<ContactDetails> {
        let contact = id(contact)?;
        let mut db = self.core.store.read().await?;
        let found = contact::one(&mut db, contact)
            .await?
            .ok_or(Problem::NotFound)?;
        let identifiers = contact::identifiers(&mut db, contact).await?;
        let rows = conversation::of_guest(&mut db, found.guest).await?;
        drop(db);
        let directory = self.core.directory();
        let renderer = self.core.renderer(&directory);
        Ok(ContactDetails {
            row: row(&found),
            identifiers: identifiers.into_iter().map(identifier).collect(),
            whatsapp: self.whatsapp(found.guest).await?,
            source: found.source,
            conversations: rows.iter().map(|row| renderer.row(row)).collect(),
        })
    }

    /// What the icon does is what the engine would say to starting a conversation.
    async fn whatsapp(&self, guest: GuestId) -> anyhow::Result<WhatsAppAction> {
        let probe = Intent::StartConversation {
            conversation: ConversationId(Uuid::nil()),
            request: MessageId(Uuid::nil()),
        };
        let refusal = self.core.would_start(guest, &probe).await?;
        Ok(match refusal {
            None => WhatsAppAction::Ask,
            Some(refusal @ Refusal::NotEntitled { .. }) => WhatsAppAction::Absent {
                refusal: refusal.into(),
            },
            Some(Refusal::AlreadyInConversation { conversation }) => WhatsAppAction::Open {
                conversation: conversation.to_string(),
            },
            Some(refusal) => WhatsAppAction::Refused {
                refusal: RefusalView::from(refusal),
            },
        })
    }

    /// Saves a guest by number. The same number twice is the same contact.
    pub async fn save_contact(&self, request: SaveContact) -> Result<SavedContact, Problem> {
        self.save(&request).await.map_err(|error| self.told(&error))
    }

    async fn save(&self, request: &SaveContact) -> anyhow::Result<SavedContact> {
        let contact: ContactId = id(&request.contact)?;
        let name = request.name.trim();
        if name.is_empty() {
            return Err(Problem::NameMissing.into());
        }
        let directory = self.core.directory();
        let home = directory.default_line().map(|line| line.number.as_str());
        let phone = IdentifierBody::Phone(number::parse(&request.phone, home)?);
        let known = contact::by_identifier(&mut *self.core.store.read().await?, &phone).await?;
        if let Some(known) = known.filter(|known| known.id != contact) {
            return Ok(SavedContact {
                contact: row(&known),
                existed: true,
            });
        }
        let note = request.note.trim().to_owned();
        let body = SaveContactBody {
            name: name.to_owned(),
            note,
            identifiers: vec![phone],
        };
        let saved = self.core.hub.save_contact(contact, &body).await?;
        self.core.learn_contact(&saved.contact).await?;
        Ok(SavedContact {
            contact: row_of(&saved.contact),
            existed: saved.existed,
        })
    }
}

fn row(contact: &FoundContact) -> ContactRow {
    ContactRow {
        id: contact.id.to_string(),
        guest_id: contact.guest.to_string(),
        name: contact.name.clone(),
        note: contact.note.clone(),
    }
}

fn row_of(contact: &ContactBody) -> ContactRow {
    ContactRow {
        id: contact.id.to_string(),
        guest_id: contact.guest.to_string(),
        name: contact.name.clone(),
        note: contact.note.clone(),
    }
}

fn identifier(identifier: IdentifierBody) -> IdentifierView {
    match identifier {
        IdentifierBody::Phone(number) => {
            let read = number::read(&number, None);
            IdentifierView::Phone {
                number,
                text: read.text,
                country: read.country,
            }
        }
        IdentifierBody::WaId(id) | IdentifierBody::Bsuid(id) => IdentifierView::WhatsAppId { id },
    }
}

fn read_cursor(cursor: &str) -> anyhow::Result<(String, ContactId)> {
    let (contact, name_key) = cursor
        .split_once('_')
        .ok_or_else(|| malformed("not a cursor"))?;
    Ok((name_key.to_owned(), id(contact)?))
}
