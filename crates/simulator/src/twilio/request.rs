//! The form of a create request, held against Twilio's rules.

use std::collections::BTreeMap;

use axum::http::Uri;

use crate::{address::Address, ids, world::World};

use super::ApiError;

/// The longest text of a message, in characters.
const BODY_MAX: usize = 1_600;

/// A create request that is well formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outgoing {
    pub(super) sender: String,
    pub(super) to: Address,
    pub(super) content: Content,
    pub(super) status_url: Option<String>,
}

/// What is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Free text.
    Text(String),
    /// A template and its values.
    Template {
        sid: String,
        values: BTreeMap<String, String>,
    },
}

/// Form fields in the order they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(super) fn read(body: &[u8]) -> Result<Self, ApiError> {
        serde_urlencoded::from_bytes(body)
            .map(Self)
            .map_err(|_| ApiError::new(20_001))
    }

    /// The last value of a field that is not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.0.iter().rev().filter(|(known, _)| known == name);
        let (_, value) = found.next()?;
        (!value.is_empty()).then_some(value)
    }

    /// The fields but for these names.
    pub(super) fn without(&self, names: &[&str]) -> Vec<(String, String)> {
        let kept = self
            .0
            .iter()
            .filter(|(name, _)| !names.contains(&name.as_str()));
        kept.cloned().collect()
    }
}

impl Outgoing {
    /// Reads a request, or says which of Twilio's rules it breaks.
    pub(super) fn read(fields: &Fields, world: &World) -> Result<Self, ApiError> {
        let to = fields.get("To").ok_or_else(|| ApiError::new(21_604))?;
        let to = Address::parse(to).ok_or_else(|| {
            ApiError::new(21_211).saying(format!("Invalid 'To' Phone Number: {to}"))
        })?;
        let sender = sender(fields, world)?;
        if let Address::Plain(_) = to {
            return Err(ApiError::new(21_910));
        }
        Ok(Self {
            content: content(fields)?,
            status_url: status_url(fields, world, &sender)?,
            sender,
            to,
        })
    }
}

fn sender(fields: &Fields, world: &World) -> Result<String, ApiError> {
    let Some(from) = fields.get("From") else {
        let service = fields.get("MessagingServiceSid");
        return Err(ApiError::new(service.map_or(21_603, |_| 21_701)));
    };
    match Address::parse(from) {
        Some(Address::Phone(number)) if world.senders.contains_key(&number) => Ok(number),
        Some(Address::Plain(_)) => Err(ApiError::new(21_606)),
        _ => Err(ApiError::new(63_007)),
    }
}

fn content(fields: &Fields) -> Result<Content, ApiError> {
    if let Some(sid) = fields.get("ContentSid") {
        if !ids::is_sid("HX", sid) {
            return Err(ApiError::new(21_655));
        }
        let values = fields.get("ContentVariables").unwrap_or("{}");
        let values = serde_json::from_str(values).map_err(|_| ApiError::new(21_656))?;
        let sid = sid.to_owned();
        return Ok(Content::Template { sid, values });
    }
    let body = fields.get("Body").ok_or_else(|| ApiError::new(21_619))?;
    if body.chars().count() > BODY_MAX {
        return Err(ApiError::new(21_617));
    }
    Ok(Content::Text(body.to_owned()))
}

fn status_url(fields: &Fields, world: &World, sender: &str) -> Result<Option<String>, ApiError> {
    let Some(url) = fields.get("StatusCallback") else {
        let sender = world.senders.get(sender);
        return Ok(sender.and_then(|sender| sender.status_url.clone()));
    };
    let bare = url.split('#').next().unwrap_or_default();
    let absolute = bare.parse::<Uri>().is_ok_and(|uri| {
        let scheme = uri.scheme_str().unwrap_or_default();
        let host = uri.host().unwrap_or_default();
        matches!(scheme, "http" | "https") && !host.is_empty() && !host.contains('_')
    });
    if !absolute {
        return Err(ApiError::new(21_609));
    }
    Ok(Some(url.to_owned()))
}
