//! Webhooks: what is posted to the business, signed, and how often it is tried.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{provider::Provider, signature::signature};

mod moved;
mod parameters;
mod policy;
mod post;

pub(crate) use moved::moved;
pub(crate) use parameters::{inbound, status};
pub(crate) use post::Poster;

use policy::Policy;

/// One webhook to be posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Delivery {
    /// Where to, with the fragment that overrides timeouts and retries.
    pub(crate) url: String,
    /// The form, in the order it is sent.
    pub(crate) parameters: Vec<(String, String)>,
    /// Constant over retries and repetitions.
    pub(crate) token: String,
    /// Webhooks of one pair go out one after the other.
    pub(crate) pair: String,
    /// The message it is about.
    pub(crate) sid: String,
    /// The guest it is about.
    pub(crate) guest: Option<String>,
    /// The status it announces.
    pub(crate) status: String,
    /// Whether faults have had their say.
    pub(crate) judged: bool,
    /// Whether it waits for the next one of its pair to go first.
    pub(crate) behind: bool,
}

/// Why a webhook did not get through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreached {
    pub(crate) error_code: u32,
    pub(crate) reason: String,
}

impl Delivery {
    pub(crate) fn parameter(&self, name: &str) -> &str {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

/// Posts a webhook, with the retries its URL asks for.
pub(crate) async fn deliver(
    provider: &Provider,
    poster: &Poster,
    delivery: &Delivery,
) -> Result<(), Unreached> {
    let (url, fragment) = match delivery.url.split_once('#') {
        Some((url, fragment)) => (url, fragment),
        None => (delivery.url.as_str(), ""),
    };
    let policy = Policy::from_fragment(fragment);
    let signed = signature(&provider.config.auth_token, url, &delivery.parameters);
    let total = Duration::from_millis(policy.total_ms);
    tokio::time::timeout(total, attempts(poster, delivery, url, &signed, &policy))
        .await
        .unwrap_or_else(|_| {
            Err(Unreached {
                error_code: 11_200,
                reason: "no answer in time".to_owned(),
            })
        })
}

async fn attempts(
    poster: &Poster,
    delivery: &Delivery,
    url: &str,
    signed: &str,
    policy: &Policy,
) -> Result<(), Unreached> {
    let mut left = policy.retries;
    loop {
        let outcome = poster.post(delivery, url, signed, policy).await;
        let Err(trouble) = outcome else {
            return Ok(());
        };
        if left == 0 || !policy.retries_after(&trouble) {
            return Err(trouble.unreached());
        }
        left -= 1;
    }
}
