//! Submitting what a member wants: `POST /v1/intents`.

use engine::{Intent, IntentId, Pair, Refusal};
use serde::{Deserialize, Serialize};

/// One intent. The same `id` twice gets the first answer again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    pub id: IntentId,
    pub pair: Pair,
    pub intent: Intent,
}

/// The hub's stored answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Answer {
    /// What came of it is in the member's feed up to `seq`.
    Accepted {
        seq: u64,
    },
    Refused {
        refusal: Refusal,
    },
}
