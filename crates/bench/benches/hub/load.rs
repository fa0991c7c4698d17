//! Posting webhooks as the provider does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use futures::{StreamExt, TryStreamExt, stream};
use tokio::task::JoinSet;

/// A signed message of a guest, ready to be posted.
#[derive(Debug, Clone)]
pub(crate) struct Webhook {
    pub(crate) url: Arc<str>,
    pub(crate) sid: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) signature: String,
}

/// How long each took to be acknowledged, and all of them together.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) times: Vec<Duration>,
    pub(crate) took: Duration,
}

/// So many at once, the next as soon as one is acknowledged.
pub(crate) async fn flat_out(webhooks: &[Webhook], at_once: usize) -> Result<Taken> {
    let http = reqwest::Client::new();
    let start = Instant::now();
    let times = stream::iter(webhooks)
        .map(|webhook| post(http.clone(), webhook.clone()))
        .buffer_unordered(at_once)
        .try_collect()
        .await?;
    let took = start.elapsed();
    Ok(Taken { times, took })
}

/// So many a second, however long each takes. A time counts from the moment at which it was due.
pub(crate) async fn at_a_rate(webhooks: &[Webhook], rate: usize) -> Result<Taken> {
    let http = reqwest::Client::new();
    let mut due = tokio::time::interval(Duration::from_secs(1) / u32::try_from(rate)?);
    let mut posting = JoinSet::new();
    let start = Instant::now();
    for webhook in webhooks {
        let late = due.tick().await.elapsed();
        let (http, webhook) = (http.clone(), webhook.clone());
        posting.spawn(async move { Ok::<_, anyhow::Error>(late + post(http, webhook).await?) });
    }
    let times = posting
        .join_all()
        .await
        .into_iter()
        .collect::<Result<_>>()?;
    let took = start.elapsed();
    Ok(Taken { times, took })
}

async fn post(http: reqwest::Client, webhook: Webhook) -> Result<Duration> {
    let start = Instant::now();
    let request = http
        .post(&*webhook.url)
        .header("X-Twilio-Signature", webhook.signature)
        .form(&webhook.fields);
    let response = request.send().await?.error_for_status()?;
    response.bytes().await?;
    Ok(start.elapsed())
}
