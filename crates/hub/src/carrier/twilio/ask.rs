//! Reading messages back: one by its id, or a list.

use engine::Timestamp;
use reqwest::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::super::Resource;
use super::{Trouble, Twilio};

/// Pages read of one list at most.
const PAGES: usize = 50;

/// Messages of a page; the provider's own limit.
const PAGE: &str = "1000";

#[derive(Debug, Deserialize)]
struct Page {
    messages: Vec<Resource>,
    next_page_uri: Option<String>,
}

impl Twilio {
    /// One message by the provider's id.
    pub(crate) async fn message(&self, sid: &str) -> Result<Resource, Trouble> {
        self.get(&self.message_url(sid), &[]).await
    }

    /// Messages since `since`, to `to` and from `from` if given; newest first.
    pub(crate) async fn messages(
        &self,
        from: Option<&str>,
        to: Option<&str>,
        since: Timestamp,
    ) -> Result<Vec<Resource>, Trouble> {
        let earliest = jiff::Timestamp::from_second(since.0.div_euclid(1_000));
        let earliest = earliest.map_err(|_| Trouble::Missing)?.to_string();
        let mut query = vec![("DateSent>", earliest.as_str()), ("PageSize", PAGE)];
        query.extend(from.map(|from| ("From", from)));
        query.extend(to.map(|to| ("To", to)));
        let mut page: Page = self.get(&self.messages_url(), &query).await?;
        let mut messages = Vec::new();
        for _ in 0..PAGES {
            messages.append(&mut page.messages);
            let Some(next) = page.next_page_uri.take() else {
                return Ok(messages);
            };
            // Credentials go to our own host only, whatever an answer names.
            let path = next.strip_prefix('/').ok_or(Trouble::Missing)?;
            page = self.get(&format!("{}/{path}", self.api_url), &[]).await?;
        }
        // What lies beyond would be missed without a word.
        tracing::error!("The provider's list is longer than is read");
        Err(Trouble::Away)
    }

    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        url: &str,
        query: &[(&str, &str)],
    ) -> Result<T, Trouble> {
        let request = self.http.get(url).query(query);
        let response = self.call(request).await.map_err(|_| Trouble::Away)?;
        match response.status() {
            StatusCode::NOT_FOUND => Err(Trouble::Missing),
            status if status.is_success() => response.json().await.map_err(|_| Trouble::Away),
            _ => Err(Trouble::Away),
        }
    }
}
