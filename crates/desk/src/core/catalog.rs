//! The directory arriving: who the member is and whom they know.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use engine::{ContactId, GuestId, LineId, Policy, Timestamp};
use wire::api::{ContactBody, Me};
use wire::view::{Changes, ConnectionState, ContactRow};

use super::Core;
use super::writing::Writing;
use crate::directory::Directory;
use crate::port::Reading;
use crate::project::Renderer;
use crate::store::{contact, conversation, setting};

impl Core {
    /// Takes in the hub's time from an answer to a question asked at `before`.
    pub(crate) async fn learn_time(&self, hub: Timestamp, before: &Reading) -> anyhow::Result<()> {
        if !self.time.learn(hub, before) {
            return Ok(());
        }
        let mut writing = self.write().await?;
        setting::write(writing.db()?, setting::CLOCK_OFFSET, &self.time.offset()).await?;
        writing.changes.workspace = Some(self.workspace());
        writing.commit().await?;
        Ok(())
    }

    /// Takes in who the member is. What follows from the policy is projected again if it changed.
    pub(crate) async fn learn_me(&self, me: Me) -> anyhow::Result<()> {
        let known = self.directory();
        if me.member != known.me.member {
            tracing::error!("the token is another member's; this cache isn't theirs to see");
            self.connected(ConnectionState::SignedOut);
            return Ok(());
        }
        if (Me {
            now: known.me.now,
            ..me.clone()
        }) == known.me
        {
            return Ok(());
        }
        let policy_changed = policies(&me) != policies(&known.me);
        let mut writing = self.write().await?;
        setting::write(writing.db()?, setting::ME, &me).await?;
        writing.unlearn();
        *self
            .directory
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(Directory::new(me));
        writing.changes.workspace = Some(self.workspace());
        writing.changes.overflow = !policy_changed;
        writing.commit().await?;
        if policy_changed {
            self.reproject_all().await?;
            self.tell(Changes {
                overflow: true,
                ..Changes::default()
            });
        }
        Ok(())
    }

    pub(crate) async fn known_contacts(&self) -> anyhow::Result<BTreeMap<ContactId, ContactBody>> {
        contact::all(&mut *self.store.read().await?).await
    }

    /// Takes in the whole address book, asked for when `known` was known: what was saved since then may not be in it.
    pub(crate) async fn learn_contacts(
        &self,
        known: &BTreeMap<ContactId, ContactBody>,
        contacts: &[ContactBody],
    ) -> anyhow::Result<()> {
        let kept: BTreeSet<_> = contacts.iter().map(|contact| contact.id).collect();
        let gone: Vec<_> = known
            .values()
            .filter(|known| !kept.contains(&known.id))
            .collect();
        let new = contacts
            .iter()
            .filter(|contact| known.get(&contact.id) != Some(contact));

        let mut writing = self.write().await?;
        let mut guests: BTreeSet<_> = gone.iter().map(|contact| contact.guest).collect();
        for contact in new {
            contact::upsert(writing.db()?, contact).await?;
            guests.insert(contact.guest);
            writing.changes.contacts.upserted.push(row(contact));
        }
        for contact in gone {
            contact::remove(writing.db()?, contact.id).await?;
            writing
                .changes
                .contacts
                .removed
                .push(contact.id.to_string());
        }
        writing.rename(&guests).await?;
        writing.commit().await?;
        Ok(())
    }

    /// Takes in one contact that was just saved.
    pub(crate) async fn learn_contact(&self, contact: &ContactBody) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        if contact::upsert(writing.db()?, contact).await? {
            writing.changes.contacts.upserted.push(row(contact));
            writing.rename(&BTreeSet::from([contact.guest])).await?;
        }
        writing.commit().await?;
        Ok(())
    }
}

impl Writing<'_> {
    /// Shows the conversations of guests whose name may have changed; books know whether a guest is a contact.
    async fn rename(&mut self, guests: &BTreeSet<GuestId>) -> anyhow::Result<()> {
        if guests.is_empty() {
            return Ok(());
        }
        self.unlearn();
        let (directory, now) = (Arc::clone(&self.directory), self.now);
        let renderer = Renderer {
            directory: &directory,
            now,
        };
        for guest in guests {
            let rows = conversation::of_guest(self.db()?, *guest).await?;
            self.changes
                .conversations
                .upserted
                .extend(rows.iter().map(|row| renderer.row(row)));
        }
        Ok(())
    }
}

/// Everything that decides by which policy a conversation goes.
fn policies(me: &Me) -> (&Policy, BTreeMap<LineId, &Policy>) {
    let of_lines = me.lines.iter().map(|line| (line.id, &line.policy));
    (&me.policy, of_lines.collect())
}

fn row(contact: &ContactBody) -> ContactRow {
    ContactRow {
        id: contact.id.to_string(),
        guest_id: contact.guest.to_string(),
        name: contact.name.clone(),
        note: contact.note.clone(),
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use uuid::Uuid;
    use wire::api::IdentifierBody;

    use super::super::full_disk::agreed;
    use super::*;

    fn contact(number: u128, name: &str) -> ContactBody {
        ContactBody {
            id: ContactId(Uuid::from_u128(number)),
            guest: GuestId(Uuid::from_u128(number + 1)),
            name: name.to_owned(),
            note: String::new(),
            source: "own".to_owned(),
            identifiers: vec![IdentifierBody::Phone(format!("+1415555{number:04}"))],
        }
    }

    #[tokio::test]
    async fn a_contact_saved_while_the_address_book_was_on_its_way_stays() {
        let folder = TempDir::new().unwrap();
        let core = agreed(&folder).await;
        let (old, gone, new) = (contact(1, "Old"), contact(3, "Gone"), contact(5, "New"));
        core.learn_contact(&old).await.unwrap();
        core.learn_contact(&gone).await.unwrap();
        let known = core.known_contacts().await.unwrap();

        core.learn_contact(&new).await.unwrap();
        core.learn_contacts(&known, &[old]).await.unwrap();

        let names = core.known_contacts().await.unwrap();
        let names: Vec<_> = names.values().map(|it| it.name.as_str()).collect();
        assert_eq!(
            names,
            ["Old", "New"],
            "only what the hub no longer has goes"
        );
    }
}
