//! Shapes of the API's bodies as OpenAPI tells them; a test holds them against what is really sent.
//! The engine's own values (events, intents, policy) are told as objects.

#![expect(dead_code, reason = "these types are only described, never made")]

use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct Problem {
    /// What someone can act on, such as `signedOut` or `notFound`.
    code: String,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct Me {
    member: Uuid,
    organization: Uuid,
    organization_name: String,
    /// `entitled`, `organizationOff` or `memberOff`.
    entitlement: String,
    members: Vec<Member>,
    lines: Vec<Line>,
    /// Of the member's own organization.
    #[schema(value_type = Object)]
    policy: Value,
    now: i64,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct Member {
    id: Uuid,
    name: String,
    /// `eligible`, `notEntitled`, `suspended` or `elsewhere`.
    eligibility: String,
    kept_from_guests: Vec<Uuid>,
    kept_from_members: Vec<Uuid>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct Line {
    id: Uuid,
    name: String,
    /// E.164.
    number: String,
    #[schema(value_type = Object)]
    policy: Value,
    account_refused: bool,
}

#[derive(ToSchema)]
pub(super) struct GuestConversations {
    conversations: Vec<GuestConversation>,
}

#[derive(ToSchema)]
pub(super) struct GuestConversation {
    id: Uuid,
    line: Uuid,
    members: Vec<Named>,
    asked: bool,
}

#[derive(ToSchema)]
pub(super) struct Named {
    id: Uuid,
    name: String,
}

#[derive(ToSchema)]
pub(super) struct Contacts {
    contacts: Vec<Contact>,
}

#[derive(ToSchema)]
pub(super) struct Contact {
    id: Uuid,
    guest: Uuid,
    name: String,
    note: String,
    /// `own`, `directory`, or `guest` for people who wrote first and aren't saved.
    source: String,
    identifiers: Vec<Identifier>,
}

#[derive(ToSchema)]
pub(super) struct Identifier {
    /// `phone`, `waId` or `bsuid`.
    kind: String,
    value: String,
}

#[derive(ToSchema)]
pub(super) struct SaveContactBody {
    name: String,
    note: String,
    identifiers: Vec<Identifier>,
}

#[derive(ToSchema)]
pub(super) struct SavedContactBody {
    contact: Contact,
    existed: bool,
}

#[derive(ToSchema)]
pub(super) struct Pair {
    line: Uuid,
    guest: Uuid,
}

#[derive(ToSchema)]
pub(super) struct Submission {
    id: Uuid,
    pair: Pair,
    #[schema(value_type = Object)]
    intent: Value,
}

#[derive(ToSchema)]
pub(super) struct Answer {
    /// `accepted` or `refused`.
    r#type: String,
    /// Of what was accepted: the member's feed has it up to here.
    seq: Option<u64>,
    /// Of what was refused: which rule, and what ends it.
    #[schema(value_type = Option<Object>)]
    refusal: Option<Value>,
}

#[derive(ToSchema)]
pub(super) struct FeedPage {
    rows: Vec<FeedRow>,
    last: u64,
    now: i64,
}

#[derive(ToSchema)]
pub(super) struct FeedRow {
    seq: u64,
    pair: Pair,
    recorded: Recorded,
}

#[derive(ToSchema)]
pub(super) struct Recorded {
    version: u64,
    at: i64,
    #[schema(value_type = Object)]
    by: Value,
    intent: Option<Uuid>,
    #[schema(value_type = Object)]
    event: Value,
}

#[derive(ToSchema)]
pub(super) struct StreamEvent {
    /// `feed`, `directory`, `presence` or `overflow`.
    r#type: String,
    /// Of `feed`: the number it reaches.
    last: Option<u64>,
    /// Of all but `presence`.
    now: Option<i64>,
    conversation: Option<Uuid>,
    member: Option<Uuid>,
    /// Of `presence`: `reading`, `typing` or `away`.
    state: Option<String>,
    /// Of `presence`: it is over then.
    until: Option<i64>,
}

#[derive(ToSchema)]
pub(super) struct PresenceBody {
    pair: Pair,
    /// `reading`, `typing` or `away`.
    state: String,
}

#[derive(ToSchema)]
pub(super) struct Switches {
    /// Id of the node and whether its switch is on.
    #[schema(value_type = Option<Vec<Object>>)]
    organization: Option<Value>,
    /// Id of the member and whether their switch is on.
    #[schema(value_type = Option<Vec<Object>>)]
    member: Option<Value>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct Reports {
    /// Not absorbed yet.
    waiting: u64,
    waiting_since: Option<i64>,
    /// Absorbed and in no conversation: more than none means that something is broken.
    missing: u64,
    set_aside: Vec<ReportSetAside>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct ReportSetAside {
    /// In the journal, which keeps it as it came.
    number: u64,
    /// `inbound` or `status`.
    kind: String,
    received_at: i64,
    why: String,
}

#[derive(ToSchema)]
pub(super) struct SwitchesNow {
    /// Of the administrator's own organization, as inherited.
    organization: bool,
    /// The administrator's own.
    member: bool,
}

#[derive(ToSchema)]
pub(super) struct ReadWords {
    text: String,
}

/// Each is `accept`, `refuse` or `nothing`.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct WordsRead {
    /// As the answer to an open request.
    while_asked: String,
    otherwise: String,
}
