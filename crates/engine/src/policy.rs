//! The organization's numbers, switches and wordings, as the hub hands them down.

mod words;

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::reading::contains;

/// What counts as keeping the window open (W1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WindowAnchor {
    /// The last message sent by a member or received from the guest.
    EitherParty,
    /// The guest's last message: WhatsApp's own rule.
    Guest,
}

/// Settings of one line, already resolved down the organization tree. One that was kept by an earlier version goes by
/// the defaults where it says nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Policy {
    pub window_anchor: WindowAnchor,
    /// Length of a window that came without an expiry of its own.
    pub window_length: Span,
    /// A guest who writes first and was never asked counts as having agreed (C9).
    pub implied_consent: bool,
    /// How long a request waits for its answer before it counts as unanswered (C6).
    pub request_valid_for: Span,
    /// Least time between two requests by members to one guest (C6).
    pub request_interval: Span,
    /// Least time between two automatic requests to one guest (C5).
    pub automatic_request_interval: Span,
    /// Words that accept, in every language of the organization (C3).
    pub accept_words: Vec<String>,
    /// Words that refuse at any time when they are the whole message (C4, C8).
    pub stop_words: Vec<String>,
    /// Words that refuse only as the answer to an open request: elsewhere "no" is just an answer.
    pub decline_words: Vec<String>,
    pub opt_in: OptInWording,
    pub guest_texts: GuestTexts,
    /// The longest text a member may send, in Unicode characters: what Twilio's `Body` takes and how it counts, for
    /// WhatsApp as for SMS. Meta's own limit is higher (4,096).
    pub text_limit: u32,
    pub templates: Vec<Template>,
    pub content_rules: Vec<ContentRule>,
    /// How many members a conversation may have at once (M1).
    pub member_cap: u32,
    /// How long a colleague may take to accept a transfer; without it they aren't asked (M4).
    pub transfer_accept: Option<Span>,
    /// Once several members have spoken, their words carry their names.
    pub speaker_line: bool,
}

/// The consent template as the guest reads it; kept as evidence (C10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OptInWording {
    pub text: String,
    /// BCP 47 tag of `text`.
    pub language: String,
    pub accept: Button,
    pub decline: Button,
}

/// A reply button; answers are matched by `payload`, never by `label` (C3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Button {
    pub payload: String,
    pub label: String,
}

/// Exact wording of the notices a guest gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct GuestTexts {
    pub accepted: String,
    pub declined: String,
    /// `{names}` came in.
    pub joined: String,
    /// `{name}` left, or was removed.
    pub left: String,
    /// `{name}` took over from `{actor}`.
    pub transferred: String,
    /// Between the last two of several names.
    pub and: String,
}

/// A template the provider approved: it may be sent outside the window (W8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// The organization's name of it; the carrier knows the provider's id.
    pub name: String,
    pub text: String,
    pub language: String,
}

/// Words an organization doesn't let out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentRule {
    pub name: String,
    pub words: Vec<String>,
}

impl ContentRule {
    /// Whether `text` contains one of the words or phrases, as whole words, in any case.
    pub fn matches(&self, text: &str) -> bool {
        self.words.iter().any(|phrase| contains(text, phrase))
    }
}

impl Policy {
    /// The same policy with `{organization}` filled into every text a guest reads.
    #[must_use]
    pub fn speaking_for(mut self, organization: &str) -> Self {
        let texts = [
            &mut self.opt_in.text,
            &mut self.guest_texts.accepted,
            &mut self.guest_texts.declined,
            &mut self.guest_texts.joined,
            &mut self.guest_texts.left,
            &mut self.guest_texts.transferred,
        ];
        let templates = self.templates.iter_mut().map(|template| &mut template.text);
        for text in texts.into_iter().chain(templates) {
            *text = text.replace("{organization}", organization);
        }
        self
    }
}

impl Default for Policy {
    /// The defaults of a new organization, in English; texts name it as `{organization}`.
    fn default() -> Self {
        let list = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        Self {
            window_anchor: WindowAnchor::EitherParty,
            window_length: Span::hours(24),
            implied_consent: true,
            request_valid_for: Span::hours(24),
            request_interval: Span::hours(24),
            automatic_request_interval: Span::hours(1),
            accept_words: list(words::ACCEPT),
            stop_words: list(words::STOP),
            decline_words: list(words::DECLINE),
            opt_in: OptInWording {
                text: "{organization} would like to message you on WhatsApp. Do you agree? You can stop at any time by replying STOP.".to_owned(),
                language: "en".to_owned(),
                accept: Button { payload: "opt_in_accept".to_owned(), label: "Yes, I agree".to_owned() },
                decline: Button { payload: "opt_in_decline".to_owned(), label: "No, thanks".to_owned() },
            },
            guest_texts: GuestTexts::default(),
            text_limit: 1_600,
            templates: Vec::new(),
            content_rules: Vec::new(),
            member_cap: 10,
            transfer_accept: None,
            speaker_line: true,
        }
    }
}

impl Default for GuestTexts {
    fn default() -> Self {
        Self {
            accepted: "You're now connected with {organization}. Reply STOP at any time to end."
                .to_owned(),
            declined: "You won't receive messages from {organization}. Reply YES to opt in."
                .to_owned(),
            joined: "{names} joined the conversation.".to_owned(),
            left: "{name} is no longer available to chat.".to_owned(),
            transferred: "{name} will continue this conversation in place of {actor}.".to_owned(),
            and: " and ".to_owned(),
        }
    }
}
