//! The outside people of the simulation.

use serde::{Deserialize, Serialize};

use crate::{address, manner::Manner};

/// A person with a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Guest {
    /// A short name to call the guest by, such as `maria-santos`.
    pub id: String,
    /// The WhatsApp profile name.
    pub name: String,
    /// Where the guest lives.
    #[serde(default)]
    pub place: String,
    /// What to expect of the guest, in a sentence.
    #[serde(default)]
    pub about: String,
    /// The number WhatsApp knows the guest by; unset for a guest known by user id alone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Another spelling of the number that reaches the same phone.
    #[serde(default)]
    pub also: Vec<String>,
    /// The business-scoped user id.
    pub user_id: String,
    /// Whether the guest has a WhatsApp account.
    #[serde(default = "yes")]
    pub on_whatsapp: bool,
    /// Whether the guest has blocked the business.
    #[serde(default)]
    pub blocked: bool,
    /// The guest's habits.
    pub manner: Manner,
    /// How often each habit has applied.
    #[serde(default)]
    pub applied: Vec<u32>,
}

fn yes() -> bool {
    true
}

impl Guest {
    /// A guest on WhatsApp with a phone number, who does nothing unasked.
    pub fn new(id: impl Into<String>, name: impl Into<String>, phone: impl Into<String>) -> Self {
        let phone = phone.into();
        let digits = phone.trim_start_matches('+').to_owned();
        Self {
            id: id.into(),
            name: name.into(),
            place: String::new(),
            about: String::new(),
            phone: Some(phone),
            also: Vec::new(),
            user_id: format!("US.{digits}"),
            on_whatsapp: true,
            blocked: false,
            manner: Manner::silent(),
            applied: Vec::new(),
        }
    }

    /// A guest whom only a business-scoped user id names, such as `US.13491208655302741918`.
    pub fn without_number(
        id: impl Into<String>,
        name: impl Into<String>,
        user_id: impl Into<String>,
    ) -> Self {
        let mut guest = Self::new(id, name, "");
        guest.phone = None;
        guest.user_id = user_id.into();
        guest
    }

    /// The same guest with other habits.
    #[must_use]
    pub fn with_manner(mut self, manner: Manner) -> Self {
        self.manner = manner;
        self
    }

    /// The guest's own address on the wire, without the channel.
    pub(crate) fn own_address(&self) -> &str {
        self.phone.as_deref().unwrap_or(&self.user_id)
    }

    /// The user id as an address.
    pub(crate) fn external_user_id(&self) -> String {
        address::whatsapp(&self.user_id)
    }

    /// Every number and user id that reaches the guest.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let numbers = self.phone.iter().chain(&self.also);
        numbers.chain([&self.user_id]).map(String::as_str)
    }

    /// Counts one more use of a habit and says how often it was used before.
    pub(crate) fn count_rule(&mut self, place: usize) -> u32 {
        if self.applied.len() <= place {
            self.applied.resize(place + 1, 0);
        }
        self.applied.get_mut(place).map_or(0, |times| {
            *times += 1;
            *times - 1
        })
    }
}

/// The guests of the practice workspace.
///
/// # Errors
/// Fails only if the embedded list is malformed, which a test excludes.
pub fn practice_guests() -> serde_json::Result<Vec<Guest>> {
    serde_json::from_str(include_str!("../guests.json"))
}
