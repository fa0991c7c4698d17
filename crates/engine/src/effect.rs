//! What the hub must do after an event. Effects are data; the hub claims and performs them.

use serde::{Deserialize, Serialize};

use crate::{MessageId, Timestamp, TransferId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Effect {
    /// It is this message's turn: report [`crate::Report::SendDue`], and hand it to the carrier if it starts.
    Send { message: MessageId, attempt: u32 },
    /// Report [`crate::Report::AnswerOverdue`] at `due`.
    AwaitAnswer { request: MessageId, due: Timestamp },
    /// Report [`crate::Report::TransferOverdue`] at `due`.
    AwaitTransfer {
        transfer: TransferId,
        due: Timestamp,
    },
}
