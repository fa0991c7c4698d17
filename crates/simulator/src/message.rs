//! A message at the provider, in either direction, and the statuses it goes through.

use serde::{Deserialize, Serialize};

/// Twilio's message statuses that occur on WhatsApp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Accepted, waiting to be sent.
    Queued,
    /// On its way to WhatsApp.
    Sending,
    /// WhatsApp has it.
    Sent,
    /// The guest's phone has it.
    Delivered,
    /// The guest has read it.
    Read,
    /// Refused by WhatsApp before it left.
    Failed,
    /// Sent but not deliverable.
    Undelivered,
    /// A guest's message, received.
    Received,
}

impl Status {
    /// The spelling on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
            Self::Failed => "failed",
            Self::Undelivered => "undelivered",
            Self::Received => "received",
        }
    }

    /// Whether the message lies on the guest's phone.
    pub fn arrived(self) -> bool {
        match self {
            Self::Delivered | Self::Read | Self::Received => true,
            Self::Queued | Self::Sending | Self::Sent | Self::Failed | Self::Undelivered => false,
        }
    }
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Written by a guest.
    Inbound,
    /// Sent through the API.
    Outbound,
}

/// A quick-reply button; `id` is what comes back as the payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Button {
    /// The payload.
    pub id: String,
    /// The label the guest sees.
    pub title: String,
}

/// A message as the provider keeps it; times are Unix milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// The provider's id, `SM…` or `MM…`.
    pub sid: String,
    /// Its place in the order of arrival at the provider.
    pub number: u64,
    /// Which way it went.
    pub direction: Direction,
    /// The sender's number.
    pub sender: String,
    /// The guest, when the address belongs to one.
    pub guest: Option<String>,
    /// The guest's side of the wire without the channel: a number or a user id.
    pub address: String,
    /// The text, with template variables filled in.
    pub body: String,
    /// Where it stands.
    pub status: Status,
    /// Why it failed.
    pub error_code: Option<u32>,
    /// When the provider took it.
    pub created_ms: i64,
    /// When it was sent or received.
    pub sent_ms: Option<i64>,
    /// When it reached the guest's phone.
    pub delivered_ms: Option<i64>,
    /// When its status last changed.
    pub updated_ms: i64,
    /// Where its statuses are posted.
    pub status_url: Option<String>,
    /// The template it was sent from.
    pub content_sid: Option<String>,
    /// Buttons under it.
    pub buttons: Vec<Button>,
    /// The message a guest's message answers.
    pub quotes: Option<String>,
    /// The button a guest pressed.
    pub pressed: Option<Button>,
}

impl Message {
    /// Its place in time.
    pub(crate) fn key(&self) -> (i64, u64) {
        (self.created_ms, self.number)
    }

    /// The pair of sender and guest it belongs to.
    pub(crate) fn pair(&self) -> String {
        let guest = self.guest.as_deref().unwrap_or(&self.address);
        pair(&self.sender, guest)
    }
}

/// Names what passes between one sender and one guest.
pub(crate) fn pair(sender: &str, guest: &str) -> String {
    format!("{sender} {guest}")
}
