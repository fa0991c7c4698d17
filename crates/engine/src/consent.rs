//! Consent of one conversation, and how a guest's words are read.

use serde::{Deserialize, Serialize};

use crate::reading::{is_one_of, is_question};
use crate::{Basis, OptInWording, Policy, Row, Timestamp};

/// Consent of a conversation. `None` of the product's list is the time before a conversation exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Consent {
    Requested { at: Timestamp },
    Unanswered { at: Timestamp },
    Granted { at: Timestamp },
    Declined { at: Timestamp },
    Unreachable { code: u32 },
}

/// What a guest's message means for consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Accept(Basis),
    Refuse(Basis),
    Other,
}

/// Reads an answer: a button by its payload, a word only as the whole message (C3, C4). In doubt the guest has not
/// agreed: a question is no answer, but a questioning STOP is one.
/// `asked` says that a request is open, so that a plain "no" answers it; `sent` are the wordings of the requests it
/// may answer, which the policy of today need not have any more.
pub fn read_answer(
    text: &str,
    button: Option<&str>,
    asked: bool,
    sent: &Row<OptInWording>,
    policy: &Policy,
) -> Answer {
    let wordings = || sent.iter().chain([&policy.opt_in]);
    match button {
        Some(payload) if wordings().any(|it| it.accept.payload == payload) => {
            Answer::Accept(Basis::Button)
        }
        Some(payload) if wordings().any(|it| it.decline.payload == payload) => {
            Answer::Refuse(Basis::Button)
        }
        Some(_) => Answer::Other,
        None if is_one_of(text, &policy.stop_words) => Answer::Refuse(Basis::Keyword),
        None if is_question(text) => Answer::Other,
        None if asked && is_one_of(text, &policy.decline_words) => Answer::Refuse(Basis::Keyword),
        None if is_one_of(text, &policy.accept_words) => Answer::Accept(Basis::Keyword),
        None => Answer::Other,
    }
}
