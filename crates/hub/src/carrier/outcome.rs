//! What the provider answered.

use engine::{Failure, ProviderStatus, Span, Timestamp};
use serde::Deserialize;

/// What came of handing over a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Accepted(Resource),
    Refused(Failure),
    /// Surely not taken: the same call again, not before `after` if the provider says so.
    Later {
        after: Option<Span>,
        code: u32,
    },
    /// Nobody knows whether it was taken.
    Uncertain,
}

/// A message as the provider shows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Resource {
    pub(crate) sid: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) direction: String,
    #[serde(default)]
    pub(crate) from: String,
    #[serde(default)]
    pub(crate) to: String,
    #[serde(default)]
    pub(crate) body: Option<String>,
    pub(crate) error_code: Option<u32>,
    pub(crate) date_created: Option<String>,
    #[serde(default)]
    pub(crate) num_media: Option<String>,
}

/// How far a message got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Taken, nothing more yet.
    Taken,
    Reached(ProviderStatus),
    Failed(Failure),
    /// A status of guests' messages, or one we don't know.
    Other,
}

impl Resource {
    /// Whether a guest wrote it.
    pub(crate) fn is_inbound(&self) -> bool {
        self.direction == "inbound"
    }

    /// The provider's time of it, to the second.
    pub(crate) fn created_at(&self) -> Option<Timestamp> {
        let date = self.date_created.as_deref()?;
        let zoned = jiff::fmt::rfc2822::parse(date).ok()?;
        Some(Timestamp(zoned.timestamp().as_millisecond()))
    }

    pub(crate) fn progress(&self) -> Progress {
        Progress::of(&self.status, self.error_code.unwrap_or(0))
    }
}

impl Progress {
    pub(crate) fn of(status: &str, code: u32) -> Self {
        match status {
            "accepted" | "scheduled" | "queued" | "sending" => Self::Taken,
            "sent" => Self::Reached(ProviderStatus::Sent),
            "delivered" | "partially_delivered" => Self::Reached(ProviderStatus::Delivered),
            "read" => Self::Reached(ProviderStatus::Read),
            "failed" | "undelivered" | "canceled" => Self::Failed(super::failure(code)),
            _ => Self::Other,
        }
    }
}
