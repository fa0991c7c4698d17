//! What happened: the append-only log of a correspondence.

use serde::{Deserialize, Serialize};

use crate::{
    Author, CancelReason, Content, ConversationId, Evidence, Failure, HeldReason, IntentId,
    MemberId, MessageId, OptInWording, ProviderId, Timestamp, TransferId,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    ConversationOpened {
        conversation: ConversationId,
        members: Vec<MemberId>,
        by_guest: bool,
    },
    /// The consent template goes out (C1, C5, C6); the message itself follows as `MessageWritten`.
    OptInRequested {
        conversation: ConversationId,
        request: MessageId,
        by: Author,
        wording: OptInWording,
    },
    /// The guest wrote something else than an answer: consent is open again (C5).
    ConsentPending {
        conversation: ConversationId,
        at: Timestamp,
    },
    RequestUnanswered {
        conversation: ConversationId,
        request: MessageId,
    },
    ConsentGranted {
        conversation: ConversationId,
        evidence: Evidence,
    },
    ConsentDeclined {
        conversation: ConversationId,
        evidence: Evidence,
    },
    GuestUnreachable {
        conversation: ConversationId,
        request: MessageId,
        code: u32,
    },
    /// Of the pair: the guest said no to this line (C7).
    GuestRefused {
        at: Timestamp,
    },
    /// Of the pair: the guest took the refusal back.
    RefusalLifted {
        at: Timestamp,
    },
    /// Of the pair: a request went out, which counts against the limits (C5, C6).
    RequestCounted {
        by: Author,
        at: Timestamp,
    },
    /// Of the pair: the guest or a member moved the window (W1).
    WindowMoved {
        by: Author,
        at: Timestamp,
        until: Option<Timestamp>,
    },
    /// Of the pair: a message that had moved the window failed after all; `to` is the members' latest other one (W3).
    WindowMovedBack {
        to: Option<Timestamp>,
    },
    /// Of the pair: the provider says the window is over (W6).
    WindowClosed {
        at: Timestamp,
    },
    MessageReceived {
        conversation: ConversationId,
        message: MessageId,
        provider_id: ProviderId,
        content: Content,
        at: Timestamp,
        late: bool,
    },
    MessageWritten {
        conversation: ConversationId,
        message: MessageId,
        author: Author,
        content: Content,
        at: Timestamp,
        outcome: Outcome,
        /// The name the guest reads before the words, so that they know who of several writes.
        #[serde(default)]
        speaker: Option<String>,
    },
    /// Released, or retried as a new attempt.
    MessageQueued {
        message: MessageId,
        attempt: u32,
        at: Timestamp,
    },
    MessageHeld {
        message: MessageId,
        reason: HeldReason,
    },
    HeldEdited {
        message: MessageId,
        text: String,
    },
    HeldMoved {
        message: MessageId,
        before: Option<MessageId>,
    },
    /// The guest wrote again and the held messages go out (W5).
    HeldReleased {
        conversation: ConversationId,
        count: u32,
    },
    MessageCancelled {
        message: MessageId,
        reason: CancelReason,
    },
    /// Held messages of a conversation were cancelled together, for a reason members are told; only `member`, if set.
    HeldCancelled {
        conversation: ConversationId,
        count: u32,
        reason: CancelReason,
        #[serde(default)]
        member: Option<MemberId>,
    },
    SendStarted {
        message: MessageId,
        attempt: u32,
    },
    MessageAccepted {
        message: MessageId,
        attempt: u32,
        provider_id: ProviderId,
        at: Timestamp,
    },
    MessageSent {
        message: MessageId,
        at: Timestamp,
    },
    MessageDelivered {
        message: MessageId,
        at: Timestamp,
    },
    MessageRead {
        message: MessageId,
        at: Timestamp,
    },
    MessageFailed {
        message: MessageId,
        failure: Failure,
    },
    /// An attempt that was unknown is known to have come to nothing.
    AttemptFailed {
        message: MessageId,
        attempt: u32,
    },
    MessageUncertain {
        message: MessageId,
    },
    ConnectorSwitchedOff {
        conversation: ConversationId,
        members: Vec<MemberId>,
    },
    ConnectorSwitchedOn {
        conversation: ConversationId,
        members: Vec<MemberId>,
    },
    MembersAdded {
        conversation: ConversationId,
        members: Vec<MemberId>,
    },
    MemberLeft {
        conversation: ConversationId,
        member: MemberId,
        cause: LeftCause,
    },
    MemberRemoved {
        conversation: ConversationId,
        member: MemberId,
    },
    /// `to` came in, or was in already, and `from` left.
    Transferred {
        conversation: ConversationId,
        transfer: TransferId,
        from: MemberId,
        to: MemberId,
        note: Option<String>,
    },
    /// `to` may take the conversation over before `until`; `from` stays in charge until then.
    TransferOffered {
        conversation: ConversationId,
        transfer: TransferId,
        from: MemberId,
        to: MemberId,
        note: Option<String>,
        until: Timestamp,
    },
    /// The offer came to nothing.
    TransferEnded {
        conversation: ConversationId,
        transfer: TransferId,
        reason: TransferEnd,
    },
    /// A colleague who isn't in the conversation asked to be added.
    JoinAsked {
        conversation: ConversationId,
        member: MemberId,
    },
}

/// Why a member is in a conversation no more without having been removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LeftCause {
    Own,
    LostEntitlement,
    Suspended,
    OtherOrganization,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TransferEnd {
    Declined,
    Expired,
    Withdrawn,
}

/// What became of a message when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Outcome {
    Queued,
    Held { reason: HeldReason },
    Blocked { rule: String },
}

/// An event as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    /// Number in the log of the correspondence, from 1: the arrival number.
    pub version: u64,
    /// The hub's time of recording.
    pub at: Timestamp,
    /// Who caused it; nothing is recorded without.
    pub by: Author,
    /// The member's intent behind it, if there was one.
    pub intent: Option<IntentId>,
    pub event: Event,
}
