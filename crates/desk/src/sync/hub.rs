//! The hub's HTTP API as a desk calls it.

use std::sync::Arc;
use std::time::Duration;

use engine::{ContactId, MemberId};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde::de::DeserializeOwned;
use thiserror::Error;
use tokio::sync::OnceCell;
use wire::Problem;
use wire::api::{
    Answer, Contacts, Me, SaveContactBody, SavedContactBody, Submission, Switches, SwitchesNow,
};

use super::page::{self, FeedPage};

/// The hub says something at least this often on the stream, and begins to answer within it elsewhere.
const SILENCE: Duration = Duration::from_secs(45);
const CONNECTING: Duration = Duration::from_secs(10);

const SWITCHES: &str = "/v1/admin/switches";

#[derive(Debug, Error)]
pub(crate) enum HubFault {
    /// Worth another try later.
    #[error("the hub is away: {0}")]
    Away(String),
    #[error("the hub doesn't know this session")]
    SignedOut,
    /// The hub understood and says no; trying again won't help.
    #[error("the hub says no: {0}")]
    No(Problem),
}

impl From<&HubFault> for Problem {
    fn from(fault: &HubFault) -> Self {
        match fault {
            HubFault::Away(_) => Self::HubAway,
            HubFault::SignedOut => Self::SignedOut,
            HubFault::No(problem) => problem.clone(),
        }
    }
}

impl From<reqwest::Error> for HubFault {
    fn from(error: reqwest::Error) -> Self {
        Self::Away(error.without_url().to_string())
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Hub {
    client: Client,
    base: String,
    token: Token,
    /// Whose cache the answers go into.
    member: Option<MemberId>,
    /// The hub has said that the token is that member's.
    is_theirs: Arc<OnceCell<()>>,
}

/// Kept out of every log.
#[derive(Clone)]
struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

impl Hub {
    pub(crate) fn new(base: &str, token: String) -> anyhow::Result<Self> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Somebody else may have been faster; either provider will do.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let client = Client::builder()
            .connect_timeout(CONNECTING)
            .read_timeout(SILENCE)
            .build()?;
        Ok(Self {
            client,
            base: base.trim_end_matches('/').to_owned(),
            token: Token(token),
            member: None,
            is_theirs: Arc::default(),
        })
    }

    /// The same hub for the cache of `member`: to the token of anybody else it is signed out.
    pub(crate) fn of(self, member: MemberId) -> Self {
        Self {
            member: Some(member),
            ..self
        }
    }

    pub(crate) async fn me(&self) -> Result<Me, HubFault> {
        read(self.get("/v1/me")).await
    }

    pub(crate) async fn contacts(&self) -> Result<Contacts, HubFault> {
        read(self.ours().await?.get("/v1/contacts")).await
    }

    pub(crate) async fn feed(&self, after: u64, limit: u32) -> Result<FeedPage, HubFault> {
        let query = [("after", after), ("limit", u64::from(limit))];
        let body = answer(self.ours().await?.get("/v1/feed").query(&query))
            .await?
            .bytes()
            .await?;
        page::read(&body).map_err(|error| HubFault::Away(error.to_string()))
    }

    pub(crate) async fn submit(&self, submission: &Submission) -> Result<Answer, HubFault> {
        let hub = self.ours().await?;
        let request = hub.client.post(format!("{}/v1/intents", hub.base));
        read(request.json(submission).bearer_auth(&hub.token.0)).await
    }

    pub(crate) async fn save_contact(
        &self,
        id: ContactId,
        body: &SaveContactBody,
    ) -> Result<SavedContactBody, HubFault> {
        let hub = self.ours().await?;
        let request = hub.client.put(format!("{}/v1/contacts/{id}", hub.base));
        read(request.json(body).bearer_auth(&hub.token.0)).await
    }

    pub(crate) async fn switches(&self) -> Result<SwitchesNow, HubFault> {
        read(self.ours().await?.get(SWITCHES)).await
    }

    pub(crate) async fn turn(&self, switches: &Switches) -> Result<(), HubFault> {
        let hub = self.ours().await?;
        let request = hub.client.put(format!("{}{SWITCHES}", hub.base));
        let request = request.json(switches).bearer_auth(&hub.token.0);
        answer(request).await.map(drop)
    }

    pub(crate) async fn stream(&self) -> Result<Response, HubFault> {
        answer(self.ours().await?.get("/v1/stream")).await
    }

    /// Nothing is asked for or told before it is known that the token belongs to whoever the cache does.
    async fn ours(&self) -> Result<&Self, HubFault> {
        if let Some(member) = self.member {
            let check = async || match self.me().await? {
                me if me.member == member => Ok(()),
                _ => Err(HubFault::SignedOut),
            };
            self.is_theirs.get_or_try_init(check).await?;
        }
        Ok(self)
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.client
            .get(format!("{}{path}", self.base))
            .bearer_auth(&self.token.0)
    }
}

async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, HubFault> {
    Ok(answer(request).await?.json().await?)
}

async fn answer(request: RequestBuilder) -> Result<Response, HubFault> {
    let response = request.send().await?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    if status == StatusCode::UNAUTHORIZED {
        return Err(HubFault::SignedOut);
    }
    let worth_a_try = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    if !status.is_client_error() || worth_a_try.contains(&status) {
        return Err(HubFault::Away(status.to_string()));
    }
    let problem = response
        .json()
        .await
        .unwrap_or_else(|_| Problem::Malformed {
            detail: status.to_string(),
        });
    Err(HubFault::No(problem))
}
