//! "Explain this message": all that happened to it, by which rule, and what happens next.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AuthorView, FailureView, HeldWhy, MessageView};
use crate::RefusalView;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    pub message: MessageView,
    /// Every change of state in the order of recording; what only this device knows comes last.
    pub steps: Vec<StepView>,
    pub next: NextView,
}

/// One thing that happened to the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The hub's time of recording it.
    pub at: i64,
    /// The provider's own time of it, where it gave one.
    pub provider_at: Option<i64>,
    pub by: AuthorView,
    pub what: Happening,
    /// Id of the rule that decided it, such as "W4" (docs/rules.md).
    pub rule: Option<String>,
    /// `false` while only this device knows of it.
    pub confirmed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Happening {
    Written,
    /// From the guest; `late` behind newer messages.
    Received {
        late: bool,
    },
    Held {
        why: HeldWhy,
    },
    /// By a content rule of this name.
    Blocked {
        rule: String,
    },
    Queued {
        attempt: u32,
    },
    /// From the held ones into the lane.
    Released {
        attempt: u32,
    },
    /// Sent again by a member.
    Retried {
        attempt: u32,
    },
    /// The provider didn't take it this time; it waits for its turn again.
    Postponed {
        attempt: u32,
    },
    Edited,
    Moved,
    Cancelled {
        why: CancelledWhy,
    },
    /// Handed to the provider.
    Started {
        attempt: u32,
    },
    Accepted {
        attempt: u32,
        provider_id: String,
    },
    Sent,
    Delivered,
    Read,
    Failed {
        failure: FailureView,
        provider_code: u32,
    },
    /// The guest can't be reached on this channel.
    Unreachable {
        provider_code: u32,
    },
    /// An attempt that was unknown turned out to have come to nothing.
    AttemptFailed {
        attempt: u32,
    },
    /// Nobody knows whether the provider has it.
    Uncertain,
    /// The request waited for its answer in vain.
    Unanswered,
    /// The guest's answer to the request.
    Answered {
        accepted: bool,
    },
    /// The hub would not have it.
    Refused {
        refusal: RefusalView,
    },
    /// The hub could not read it: a fault of this program.
    Unreadable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CancelledWhy {
    ByMember,
    GuestDeclined,
    ConnectorOff,
    Overtaken,
    AuthorGone,
}

/// What ends the state the message is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum NextView {
    /// Nothing more is to come.
    Nothing,
    /// It goes to the hub as soon as that answers.
    HubAnswers,
    /// The guest writing again releases it.
    GuestWrites,
    /// It goes when those before it have gone.
    TurnComes { ahead: u32 },
    /// The provider will say how far it got.
    ProviderTells,
    /// The guest's answer; from `resend_at` on it may be asked again.
    GuestAnswers { resend_at: i64 },
    /// The member: send again, change it or let it be.
    MemberDecides,
}
