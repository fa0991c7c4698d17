//! Who of the members is looking at a conversation or typing in it: `POST /v1/conversations/{id}/presence`.

use engine::Pair;
use serde::{Deserialize, Serialize};

/// What the member does; said again while it goes on, for it is taken to be over after ten seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PresenceBody {
    pub pair: Pair,
    pub state: Presence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Presence {
    Reading,
    Typing,
    Away,
}
