//! The one error that crosses a boundary. A code exists only because someone acts on it; the words are the interface's.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::RefusalView;

#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize, TS)]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Problem {
    /// A rule says no; `refusal` says which and what ends it.
    #[error("refused: {refusal:?}")]
    Refused { refusal: RefusalView },
    /// The hub doesn't answer. What was written is kept and goes out later.
    #[error("the hub is away")]
    HubAway,
    /// The hub doesn't accept this device's session any more.
    #[error("the session was refused")]
    SignedOut,
    /// No workspace is open.
    #[error("no workspace is open")]
    NoWorkspace,
    #[error("there is no such thing")]
    NotFound,
    /// What was typed is no phone number.
    #[error("not a phone number")]
    InvalidNumber,
    /// A contact needs a name.
    #[error("a name is missing")]
    NameMissing,
    /// A request that doesn't fit the contract; `detail` is for the log, not for people.
    #[error("malformed: {detail}")]
    Malformed { detail: String },
    /// The disk is full. Nothing was written in half; it works again as soon as there is room.
    #[error("there is no room on the disk")]
    NoRoom,
    /// The store can't be read or written.
    #[error("the store can't be used")]
    Storage,
    /// The practice workspace's own files are damaged; it can be begun anew, and they are kept.
    #[error("the practice workspace is damaged")]
    PracticeDamaged,
    /// Anything else; details are in the log.
    #[error("internal")]
    Internal,
}
