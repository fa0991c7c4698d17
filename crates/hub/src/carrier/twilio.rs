//! Twilio's HTTP API, as far as it is used.

mod ask;
mod send;
mod template;

use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::{Client, RequestBuilder, Response};

use crate::{CrashPoints, Moment, Secret, TwilioAccount};

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
    /// The provider doesn't take what was asked.
    #[error("the provider refuses it")]
    Refused,
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
    crash_points: CrashPoints,
}

impl Twilio {
    pub(crate) fn new(account: &TwilioAccount, crash_points: CrashPoints) -> Result<Self> {
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
            crash_points,
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

    /// The one way out to the provider.
    async fn call(&self, request: RequestBuilder) -> reqwest::Result<Response> {
        self.crash_points.pass(Moment::BeforeCall).await;
        let request = request.basic_auth(&self.account_sid, Some(&self.auth_token.0));
        let answer = request.send().await;
        self.crash_points.pass(Moment::AfterCall).await;
        answer
    }
}
