//! What is written down: each record replaces what was known of its thing.

use serde::{Deserialize, Serialize};

use crate::{guest::Guest, message::Message, schedule::Task, sender::Sender, template::Template};

/// One fact of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Record {
    /// A message as it now is.
    Message(Message),
    /// A guest as it now is.
    Guest(Guest),
    /// A sender as it now is.
    Sender(Sender),
    /// A template as it now is.
    Template(Template),
    /// A template no longer exists.
    TemplateGone(String),
    /// A message no longer exists.
    MessageGone(String),
    /// Something is to come.
    Task(Task),
    /// Something has happened or will not.
    TaskDone(u64),
    /// The clock, so that it never goes back.
    Clock { shift_ms: i64, now_ms: i64 },
    /// How many changes there have been, so that the count never goes back.
    Seq(u64),
    /// Messages and everything to come are forgotten.
    Reset,
}
