//! Reading server-sent events.

use reqwest::Response;
use wire::api::StreamEvent;

pub(crate) struct Stream {
    response: Response,
    read: String,
}

impl Stream {
    pub(crate) fn new(response: Response) -> Self {
        Self {
            response,
            read: String::new(),
        }
    }

    /// The next event; `None` once the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<StreamEvent> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.read = rest;
                if let Some(json) = event.strip_prefix("data: ") {
                    return Some(serde_json::from_str(json).unwrap());
                }
                continue;
            }
            let chunk = self.response.chunk().await.ok()??;
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}
