//! One attempt to post a webhook.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};

use super::{Delivery, Unreached, policy::Policy};

/// Clients for webhooks, one per connect timeout in use.
#[derive(Debug, Default)]
pub(crate) struct Poster {
    clients: Mutex<BTreeMap<u64, reqwest::Client>>,
}

/// What went wrong with one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No connection came about.
    Connect(String),
    /// The connection gave no whole answer.
    Read(String),
    /// The answer was not a success.
    Answer(u16),
}

impl Trouble {
    pub(super) fn unreached(self) -> Unreached {
        let (error_code, reason) = match self {
            Self::Connect(reason) => (11_205, reason),
            Self::Read(reason) => (11_200, reason),
            Self::Answer(status) => (11_200, format!("answered {status}")),
        };
        Unreached { error_code, reason }
    }
}

impl Poster {
    pub(super) async fn post(
        &self,
        delivery: &Delivery,
        url: &str,
        signed: &str,
        policy: &Policy,
    ) -> Result<(), Trouble> {
        let client = self
            .client(policy.connect_ms)
            .map_err(|error| Trouble::Connect(format!("{error:#}")))?;
        let sent = client
            .post(url)
            .timeout(Duration::from_millis(policy.read_ms))
            .header("X-Twilio-Signature", signed)
            .header("I-Twilio-Idempotency-Token", &delivery.token)
            .form(&delivery.parameters)
            .send()
            .await;
        let answer = sent.map_err(|error| {
            let connect = error.is_connect();
            let reason = error.without_url().to_string();
            if connect {
                Trouble::Connect(reason)
            } else {
                Trouble::Read(reason)
            }
        })?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(Trouble::Answer(answer.status().as_u16()))
    }

    fn client(&self, connect_ms: u64) -> Result<reqwest::Client> {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&connect_ms) {
            return Ok(client.clone());
        }
        let client = reqwest::Client::builder()
            .no_proxy()
            .user_agent("TwilioProxy/1.1")
            .connect_timeout(Duration::from_millis(connect_ms))
            .pool_max_idle_per_host(4)
            .build()
            .context("make a client for webhooks")?;
        clients.insert(connect_ms, client.clone());
        Ok(client)
    }
}
