//! The directory arriving: who the member is and whom they know.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use anyhow::Context;
use engine::{GuestId, Timestamp};
use sqlx::SqliteConnection;
use wire::api::{ContactBody, Me};
use wire::view::{Changes, ContactRow};

use super::Core;
use crate::directory::Directory;
use crate::port::Reading;
use crate::store::{contact, conversation, setting};

impl Core {
    /// Takes in the hub's time from an answer to a question asked at `before`.
    pub(crate) async fn learn_time(&self, hub: Timestamp, before: &Reading) -> anyhow::Result<()> {
        if !self.time.learn(hub, before) {
            return Ok(());
        }
        {
            let _books = self.books.lock().await;
            let mut transaction = self.store.begin().await?;
            setting::write(&mut transaction, setting::CLOCK_OFFSET, &self.time.offset()).await?;
            transaction
                .commit()
                .await
                .context("commit the clock's offset")?;
        }
        self.tell_workspace();
        Ok(())
    }

    /// Takes in who the member is. What follows from the policy is projected again if it changed.
    pub(crate) async fn learn_me(&self, me: Me) -> anyhow::Result<()> {
        let known = self.directory();
        let unchanged = Me {
            now: known.me.now,
            ..me.clone()
        } == known.me;
        if unchanged {
            return Ok(());
        }
        let rules_changed = me.policy != known.me.policy || me.entitlement != known.me.entitlement;
        {
            let mut books = self.books.lock().await;
            let mut transaction = self.store.begin().await?;
            setting::write(&mut transaction, setting::ME, &me).await?;
            transaction
                .commit()
                .await
                .context("commit who the member is")?;
            *self
                .directory
                .write()
                .unwrap_or_else(PoisonError::into_inner) = Arc::new(Directory::new(me));
            books.clear();
        }
        self.tell_workspace();
        if rules_changed {
            self.reproject_all().await?;
        }
        self.tell(Changes {
            overflow: true,
            ..Changes::default()
        });
        Ok(())
    }

    /// Takes in the whole address book.
    pub(crate) async fn learn_contacts(&self, contacts: &[ContactBody]) -> anyhow::Result<()> {
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let mut changes = Changes::default();
        let mut guests = BTreeSet::new();
        for contact in contacts {
            if contact::upsert(&mut transaction, contact).await? {
                guests.insert(contact.guest);
                changes.contacts.upserted.push(row(contact));
            }
        }
        let kept: BTreeSet<_> = contacts.iter().map(|contact| contact.id).collect();
        for id in contact::ids(&mut transaction)
            .await?
            .into_iter()
            .filter(|id| !kept.contains(id))
        {
            guests.extend(
                contact::one(&mut transaction, id)
                    .await?
                    .map(|contact| contact.guest),
            );
            contact::remove(&mut transaction, id).await?;
            changes.contacts.removed.push(id.to_string());
        }
        self.rename(&mut transaction, &guests, &mut changes).await?;
        transaction
            .commit()
            .await
            .context("commit the address book")?;
        if !guests.is_empty() {
            books.clear();
        }
        self.tell(changes);
        Ok(())
    }

    /// Takes in one contact that was just saved.
    pub(crate) async fn learn_contact(&self, contact: &ContactBody) -> anyhow::Result<()> {
        let mut books = self.books.lock().await;
        let mut transaction = self.store.begin().await?;
        let mut changes = Changes::default();
        if contact::upsert(&mut transaction, contact).await? {
            changes.contacts.upserted.push(row(contact));
        }
        self.rename(
            &mut transaction,
            &BTreeSet::from([contact.guest]),
            &mut changes,
        )
        .await?;
        transaction.commit().await.context("commit a contact")?;
        books.clear();
        self.tell(changes);
        Ok(())
    }

    /// Shows the conversations of guests whose name may have changed.
    async fn rename(
        &self,
        db: &mut SqliteConnection,
        guests: &BTreeSet<GuestId>,
        changes: &mut Changes,
    ) -> anyhow::Result<()> {
        let directory = self.directory();
        let renderer = self.renderer(&directory);
        for guest in guests {
            let rows = conversation::of_guest(db, *guest).await?;
            changes
                .conversations
                .upserted
                .extend(rows.iter().map(|row| renderer.row(row)));
        }
        Ok(())
    }
}

fn row(contact: &ContactBody) -> ContactRow {
    ContactRow {
        id: contact.id.to_string(),
        guest_id: contact.guest.to_string(),
        name: contact.name.clone(),
        note: contact.note.clone(),
    }
}
