//! Who is in a conversation, and who could come in (M1–M4).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::refusal::IneligibleWhy;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    pub id: String,
    pub name: String,
    pub you: bool,
}

/// Where the viewer stands in a conversation; only who is active can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MembershipView {
    Active,
    Left,
    Removed,
}

/// The colleagues of a conversation's members: who could come in, and why the others can't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColleaguesView {
    pub colleagues: Vec<ColleagueView>,
    /// So many more may come in.
    pub room: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColleagueView {
    pub id: String,
    pub name: String,
    pub already_in: bool,
    /// `null` for one who is in it or can come in.
    pub ineligible: Option<IneligibleWhy>,
}
