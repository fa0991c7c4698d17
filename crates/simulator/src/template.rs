//! Content templates: what a business may send unasked once WhatsApp has approved it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::message::Button;

/// Types with a text of their own, richest first.
const PREFERRED: [&str; 3] = ["twilio/quick-reply", "twilio/call-to-action", "twilio/text"];

/// The longest text of a filled template, in characters.
const TEMPLATE_MAX: usize = 1_024;

/// A template of the Content API; times are Unix milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// The provider's id, `HX…`.
    pub sid: String,
    /// The name the account gave it.
    pub friendly_name: String,
    /// Language code, such as `en`.
    pub language: String,
    /// Sample values by placeholder.
    pub variables: BTreeMap<String, String>,
    /// The content by type, as it was posted.
    pub types: Value,
    /// The state of approval, once asked for.
    pub approval: Option<Approval>,
    /// When it was made.
    pub created_ms: i64,
    /// When it last changed.
    pub updated_ms: i64,
}

/// WhatsApp's verdict on a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// The name at WhatsApp.
    pub name: String,
    /// `UTILITY`, `MARKETING` or `AUTHENTICATION`.
    pub category: String,
    /// `received`, `approved`, `rejected`, `paused`.
    pub status: String,
    /// Why it was rejected.
    pub rejection_reason: String,
}

/// A template filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rendered {
    pub(crate) body: String,
    pub(crate) buttons: Vec<Button>,
}

impl Rendered {
    /// Whether WhatsApp refuses it for its length.
    pub(crate) fn too_long(&self) -> bool {
        self.body.chars().count() > TEMPLATE_MAX
    }
}

impl Template {
    /// Whether WhatsApp lets it through at any time.
    pub(crate) fn approved(&self) -> bool {
        self.approval
            .as_ref()
            .is_some_and(|approval| approval.status == "approved")
    }

    /// The type that WhatsApp would show, and its content.
    pub(crate) fn shown(&self) -> Option<(&str, &Value)> {
        let types = self.types.as_object()?;
        let preferred = PREFERRED.iter().find_map(|name| types.get_key_value(*name));
        let (name, content) = preferred.or_else(|| types.iter().next())?;
        Some((name.as_str(), content))
    }

    /// Fills the placeholders; `None` when values and placeholders do not match.
    pub(crate) fn render(&self, values: &BTreeMap<String, String>) -> Option<Rendered> {
        let (_, content) = self.shown()?;
        let body = content.get("body").and_then(Value::as_str)?;
        let wanted = placeholders(body);
        if wanted.len() != values.len() || wanted.iter().any(|name| !values.contains_key(*name)) {
            return None;
        }
        let fill = |text: &str| fill(text, values);
        let buttons = buttons(content)
            .into_iter()
            .map(|button| Button {
                id: fill(&button.id),
                title: fill(&button.title),
            })
            .collect();
        Some(Rendered {
            body: fill(body),
            buttons,
        })
    }
}

fn buttons(content: &Value) -> Vec<Button> {
    let actions = content.get("actions").and_then(Value::as_array);
    actions
        .into_iter()
        .flatten()
        .filter_map(|action| {
            let title = action.get("title")?.as_str()?.to_owned();
            let id = action.get("id").and_then(Value::as_str);
            Some(Button {
                id: id.map_or_else(|| title.clone(), ToOwned::to_owned),
                title,
            })
        })
        .collect()
}

fn placeholders(body: &str) -> BTreeSet<&str> {
    pieces(body).filter_map(Result::err).collect()
}

fn fill(text: &str, values: &BTreeMap<String, String>) -> String {
    pieces(text)
        .map(|piece| match piece {
            Ok(plain) => plain,
            Err(name) => values.get(name).map_or("", String::as_str),
        })
        .collect()
}

/// Cuts a text into plain parts (`Ok`) and placeholder names (`Err`).
fn pieces(text: &str) -> impl Iterator<Item = Result<&str, &str>> {
    text.split("{{").enumerate().flat_map(|(place, piece)| {
        let (name, plain) = match piece.split_once("}}") {
            Some((name, plain)) if place > 0 => (Some(Err(name.trim())), plain),
            _ => (None, piece),
        };
        name.into_iter().chain([Ok(plain)])
    })
}
