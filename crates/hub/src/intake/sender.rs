//! Who wrote: a guest is recognized by any identifier, or is new.

use anyhow::{Context, Result};
use engine::{GuestId, OrganizationId};
use sqlx::SqliteConnection;
use wire::api::IdentifierBody;

use crate::carrier::Form;
use crate::directory::{new_guest, spellings};
use crate::store::{Write, guest};

/// What a webhook says about the guest behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sender {
    /// As the provider writes it: where an answer goes.
    address: String,
    profile_name: String,
    identifiers: Vec<IdentifierBody>,
}

impl Sender {
    /// `None` when nothing in it identifies anyone.
    pub(crate) fn of(form: &Form) -> Option<Self> {
        let address = form.filled("From")?;
        let from = address.strip_prefix("whatsapp:")?;
        let scoped = form
            .filled("ExternalUserId")
            .and_then(|id| id.strip_prefix("whatsapp:"));
        let mut identifiers = Vec::new();
        match from.starts_with('+') {
            true => identifiers.push(IdentifierBody::Phone(from.to_owned())),
            false => identifiers.push(IdentifierBody::Bsuid(from.to_owned())),
        }
        identifiers.extend(
            form.filled("WaId")
                .map(|digits| IdentifierBody::WaId(digits.to_owned())),
        );
        identifiers.extend(
            scoped
                .filter(|id| *id != from)
                .map(|id| IdentifierBody::Bsuid(id.to_owned())),
        );
        let profile_name = form.get("ProfileName").unwrap_or_default().to_owned();
        Some(Self {
            address: address.to_owned(),
            profile_name,
            identifiers,
        })
    }

    /// The guest with any of these identifiers, or the one that will be made for them.
    pub(crate) async fn guest(
        &self,
        db: &mut SqliteConnection,
        root: OrganizationId,
    ) -> Result<GuestId> {
        let known = guest::resolve(db, root, &spellings(&self.identifiers)).await?;
        let first = self.identifiers.first().context("an identifier")?;
        Ok(known.unwrap_or_else(|| new_guest(root, first)))
    }

    /// The same guest, written down with what is newly known.
    pub(crate) async fn resolve(&self, write: &mut Write, root: OrganizationId) -> Result<GuestId> {
        let guest = self.guest(write, root).await?;
        guest::save(write, root, guest, &self.identifiers).await?;
        guest::wrote(write, (root, guest), &self.address, &self.profile_name).await?;
        Ok(guest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_without_a_number_is_known_by_the_scoped_id() {
        let form =
            Form::parse(b"From=whatsapp%3AUS.123&ExternalUserId=whatsapp%3AUS.123&ProfileName=Ann");
        let sender = Sender::of(&form).unwrap();
        assert_eq!(
            sender.identifiers,
            [IdentifierBody::Bsuid("US.123".to_owned())],
            "the id alone"
        );
    }

    #[test]
    fn all_identifiers_of_a_guest_are_taken_up() {
        let form = Form::parse(
            b"From=whatsapp%3A%2B14155550101&WaId=14155550101&ExternalUserId=whatsapp%3AUS.123",
        );
        let sender = Sender::of(&form).unwrap();
        assert_eq!(sender.identifiers.len(), 3, "{:?}", sender.identifiers);
    }
}
