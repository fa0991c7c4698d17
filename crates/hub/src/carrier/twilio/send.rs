//! `POST Messages.json`: handing over a message, and telling a refusal from not knowing.

use engine::Span;
use reqwest::{Response, StatusCode, header::RETRY_AFTER};
use serde::Deserialize;

use super::super::codes::{Reaction, reaction};
use super::super::{Outcome, Resource, failure};
use super::Twilio;

/// The longest pause that is taken from the provider's word.
const LONGEST_WAIT: Span = Span::hours(1);

/// A message ready to go.
#[derive(Debug)]
pub(crate) struct Outgoing<'a> {
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    pub(crate) body: Words<'a>,
    pub(crate) status_callback: &'a str,
}

/// What a message consists of for the provider.
#[derive(Debug)]
pub(crate) enum Words<'a> {
    Text(&'a str),
    /// An approved template by the provider's id.
    Template(&'a str),
}

impl<'a> Outgoing<'a> {
    fn fields(&self) -> Vec<(&'static str, &'a str)> {
        let mut fields = vec![
            ("From", self.from),
            ("To", self.to),
            ("StatusCallback", self.status_callback),
        ];
        match self.body {
            Words::Text(text) => fields.push(("Body", text)),
            Words::Template(sid) => {
                fields.extend([("ContentSid", sid), ("ContentVariables", "{}")]);
            }
        }
        fields
    }
}

#[derive(Debug, Deserialize)]
struct ErrorBody {
    code: u32,
}

impl Twilio {
    pub(crate) async fn send(&self, outgoing: &Outgoing<'_>) -> Outcome {
        let request = self.http.post(self.messages_url());
        match self.call(request.form(&outgoing.fields())).await {
            Ok(response) => read(response).await,
            // Without a connection nothing was written.
            Err(error) if error.is_connect() || error.is_builder() => Outcome::Later {
                after: None,
                code: 0,
            },
            Err(error) => {
                tracing::warn!(error = %error.without_url(), "A send was cut off");
                Outcome::Uncertain
            }
        }
    }
}

async fn read(response: Response) -> Outcome {
    let status = response.status();
    if status.is_success() {
        return response
            .json::<Resource>()
            .await
            .map_or(Outcome::Uncertain, Outcome::Accepted);
    }
    let after = retry_after(&response);
    let error = response.json::<ErrorBody>().await;
    let own_words = error.is_ok();
    let code = error.map_or(0, |error| error.code);
    let away = match status {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::SERVICE_UNAVAILABLE => own_words,
        _ => false,
    };
    match reaction(code) {
        Reaction::Later => Outcome::Later { after, code },
        Reaction::Fail(_) if away => Outcome::Later { after, code },
        // It broke, or something on the way answered: the provider may have the message.
        Reaction::Fail(_) if status.is_server_error() => Outcome::Uncertain,
        Reaction::Fail(_) => Outcome::Refused(failure(code)),
    }
}

/// What the provider asks for, up to [`LONGEST_WAIT`].
fn retry_after(response: &Response) -> Option<Span> {
    let value = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    let seconds: u32 = value.parse().ok()?;
    Some(Span::seconds(seconds.into()).min(LONGEST_WAIT))
}
