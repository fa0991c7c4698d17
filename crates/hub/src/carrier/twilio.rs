//! Twilio's HTTP API, as far as it is used.

mod ask;
mod send;
mod template;

use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::{Client, RequestBuilder};

use crate::{Secret, TwilioAccount};

pub(crate) use send::{Outgoing, Words};
pub(crate) use template::{Verdict, Wording};

/// Longer than the provider itself takes.
const TIMEOUT: Duration = Duration::from_secs(30);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Why a question to the provider got no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The provider knows no such thing.
    #[error("the provider has no such thing")]
    Missing,
    /// Ask again later.
    #[error("the provider is away")]
    Away,
}

/// One account at Twilio.
#[derive(Debug)]
pub(crate) struct Twilio {
    account_sid: String,
    auth_token: Secret,
    api_url: String,
    content_url: String,
    http: Client,
}

impl Twilio {
    pub(crate) fn new(account: &TwilioAccount) -> Result<Self> {
        let http = Client::builder()
            .timeout(TIMEOUT)
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .context("set up the provider's client")?;
        let TwilioAccount {
            account_sid,
            auth_token,
            api_url,
            content_url,
        } = account.clone();
        Ok(Self {
            account_sid,
            auth_token,
            api_url,
            content_url,
            http,
        })
    }

    pub(super) fn auth_token(&self) -> &str {
        &self.auth_token.0
    }

    fn messages_url(&self) -> String {
        format!(
            "{}/2010-04-01/Accounts/{}/Messages.json",
            self.api_url, self.account_sid
        )
    }

    fn message_url(&self, sid: &str) -> String {
        format!(
            "{}/2010-04-01/Accounts/{}/Messages/{sid}.json",
            self.api_url, self.account_sid
        )
    }

    fn signed_in(&self, request: RequestBuilder) -> RequestBuilder {
        request.basic_auth(&self.account_sid, Some(&self.auth_token.0))
    }
}
