//! A WhatsApp sender of the account: the business number a guest sees, and where its webhooks go.

use serde::{Deserialize, Serialize};

/// A business number registered with the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// The number in E.164, such as `+14155550100`.
    pub number: String,
    /// The name of the business profile.
    pub name: String,
    /// Where messages from guests are posted; unset means nobody is told.
    #[serde(default)]
    pub inbound_url: Option<String>,
    /// Where statuses go for messages that name no `StatusCallback`.
    #[serde(default)]
    pub status_url: Option<String>,
}

impl Sender {
    /// A sender whose messages go nowhere yet.
    pub fn new(number: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            number: number.into(),
            name: name.into(),
            inbound_url: None,
            status_url: None,
        }
    }

    /// The same sender with its inbound webhook.
    #[must_use]
    pub fn inbound(mut self, url: impl Into<String>) -> Self {
        self.inbound_url = Some(url.into());
        self
    }

    /// The same sender with its own status webhook.
    #[must_use]
    pub fn status(mut self, url: impl Into<String>) -> Self {
        self.status_url = Some(url.into());
        self
    }
}
