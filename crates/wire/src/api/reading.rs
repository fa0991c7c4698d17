//! Trying how a guest's words are read: `POST /v1/admin/reading`.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadWords {
    pub text: String,
}

/// What the words would mean, by the word lists of the organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WordsRead {
    /// As the answer to an open request.
    pub while_asked: Meaning,
    pub otherwise: Meaning,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Meaning {
    Accept,
    Refuse,
    /// Words like any other.
    Nothing,
}
