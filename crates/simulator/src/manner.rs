//! How a guest behaves by itself: when a message arrives, is read and is answered.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// A guest's habits; delays are milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manner {
    /// From acceptance to the guest's phone; unset means the phone stays off.
    pub delivered_after_ms: Option<u64>,
    /// From the phone to the read receipt; unset means receipts are off.
    #[serde(default)]
    pub read_after_ms: Option<u64>,
    /// What is answered; the first rule that fits applies.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// One habit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// Which messages it fits.
    pub when: When,
    /// Whether it applies a single time.
    #[serde(default)]
    pub once: bool,
    /// What the guest does, each counted from the arrival of the message.
    pub replies: Vec<Reply>,
}

/// Which messages a rule fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum When {
    /// A message with buttons.
    Asked,
    /// A message without buttons.
    Told,
}

/// Something a guest does some time after a message arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reply {
    /// From the arrival of the message.
    pub after_ms: u64,
    /// What is done.
    pub act: Act,
}

/// What a guest does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// Presses the first button of the message.
    PressFirst,
    /// Presses the last button of the message.
    PressLast,
    /// Writes a text.
    Write(String),
    /// Writes a text that quotes the message.
    Quote(String),
    /// Writes the next of several texts, starting over at the end.
    WriteNext(Vec<String>),
}

impl Manner {
    /// A phone that takes every message within a second and whose owner does nothing.
    pub fn silent() -> Self {
        Self {
            delivered_after_ms: Some(800),
            read_after_ms: None,
            rules: Vec::new(),
        }
    }

    /// A phone that reads each message one second after its arrival.
    #[must_use]
    pub fn reading(mut self) -> Self {
        self.read_after_ms = Some(1_000);
        self
    }

    /// Adds a habit with one reply.
    #[must_use]
    pub fn on(mut self, when: When, after_ms: u64, act: Act) -> Self {
        self.rules.push(Rule {
            when,
            once: false,
            replies: vec![Reply { after_ms, act }],
        });
        self
    }

    /// The rule for a message, given how often each rule has applied.
    pub(crate) fn rule_for(&self, message: &Message, applied: &[u32]) -> Option<(usize, &Rule)> {
        let when = if message.buttons.is_empty() {
            When::Told
        } else {
            When::Asked
        };
        self.rules.iter().enumerate().find(|(place, rule)| {
            let times = applied.get(*place).copied().unwrap_or_default();
            rule.when == when && !(rule.once && times > 0)
        })
    }
}
