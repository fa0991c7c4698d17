//! What the world tells. Reports can't be refused; repeated, late and unknown ones change nothing.

use serde::{Deserialize, Serialize};

use crate::{Content, Failure, LeftCause, MemberId, MessageId, ProviderId, Timestamp, TransferId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
#[expect(
    clippy::large_enum_variant,
    reason = "reports are handled one by one, never kept in bulk"
)]
pub enum Report {
    GuestWrote(Inbound),
    /// A queued message's turn has come: [`crate::Event::SendStarted`] comes out if it may go now.
    SendDue {
        message: MessageId,
        attempt: u32,
    },
    /// The turn of a message behind requests and templates that may not go yet: they keep their places, and what needs
    /// no approval passes them.
    SendDuePast {
        message: MessageId,
        attempt: u32,
        unapproved: Vec<MessageId>,
    },
    /// The provider took the message and gave it an id; `at` is the provider's time.
    SendAccepted {
        message: MessageId,
        attempt: u32,
        provider_id: ProviderId,
        at: Timestamp,
    },
    /// The provider refused the message, at once or later by status.
    SendFailed {
        message: MessageId,
        attempt: u32,
        failure: Failure,
    },
    /// The provider surely didn't take it and is to be asked again later: the message goes back to its turn, where
    /// window and consent are looked at once more.
    SendPostponed {
        message: MessageId,
        attempt: u32,
    },
    /// Nobody knows whether the provider took it.
    SendUncertain {
        message: MessageId,
        attempt: u32,
    },
    /// The provider took it and has not said what became of it, however often it was asked.
    ProviderSilent {
        message: MessageId,
        attempt: u32,
    },
    StatusReached {
        message: MessageId,
        attempt: u32,
        provider_id: ProviderId,
        status: ProviderStatus,
        at: Timestamp,
    },
    /// A request's time for an answer is over (C6).
    AnswerOverdue {
        request: MessageId,
    },
    /// Members lost the connector (E3).
    ConnectorSwitchedOff {
        members: Vec<MemberId>,
    },
    ConnectorSwitchedOn {
        members: Vec<MemberId>,
    },
    /// Members may be in no conversation any more (M8); by their names, which the guest is told.
    MembersGone {
        members: Vec<(MemberId, String)>,
        cause: LeftCause,
    },
    /// The time to answer an offer is over (M4).
    TransferOverdue {
        transfer: TransferId,
    },
}

/// How far the provider says a message got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ProviderStatus {
    Sent,
    Delivered,
    Read,
}

/// A message from the guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inbound {
    pub provider_id: ProviderId,
    /// The provider's time of it (W2).
    pub at: Timestamp,
    pub content: Content,
    /// The payload of the button the guest pressed, if any.
    pub button: Option<String>,
    /// The message the guest quoted, if any (T2).
    pub quoted: Option<ProviderId>,
    /// The end of the window, when the provider says it.
    pub window_until: Option<Timestamp>,
    /// Who gets a new conversation when none is live (T2).
    pub receiver: MemberId,
    /// Members for whom no conversation may open (M7).
    #[serde(default)]
    pub restricted: Vec<MemberId>,
}
