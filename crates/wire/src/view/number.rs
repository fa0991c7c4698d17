//! A phone number while it is typed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was typed, read as a phone number as far as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NumberView {
    /// As people write it, with its country code; as typed where it can't be read.
    pub text: String,
    /// Two letters, such as "CH", once they are certain.
    pub country: Option<String>,
    pub verdict: NumberVerdict,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum NumberVerdict {
    Complete {
        /// E.164, such as `+41795556677`.
        number: String,
    },
    /// Digits are missing, or one is wrong.
    Incomplete,
    TooLong,
    /// Long enough, and no number of its country.
    NotInUse,
    /// No country has this code.
    UnknownCountry,
    /// Not digits.
    NoNumber,
}
