//! Where webhooks arrive.

use std::sync::{Arc, Mutex};

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
};

/// A webhook as it came.
#[derive(Clone, Debug)]
pub(crate) struct Hook {
    pub(crate) path: String,
    pub(crate) form: Vec<(String, String)>,
    pub(crate) signature: String,
    pub(crate) token: String,
}

impl Hook {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.form.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What the business has noted and how it answers.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(crate) hooks: Vec<Hook>,
    pub(crate) answers: Vec<u16>,
}

pub(crate) async fn take(
    State(desk): State<Arc<Mutex<Desk>>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    let header = |name| {
        headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    };
    let hook = Hook {
        path: uri.to_string(),
        form: serde_urlencoded::from_bytes(&body).unwrap(),
        signature: header("x-twilio-signature").to_owned(),
        token: header("i-twilio-idempotency-token").to_owned(),
    };
    let mut desk = desk.lock().unwrap();
    desk.hooks.push(hook);
    let status = desk.answers.pop().unwrap_or(200);
    (StatusCode::from_u16(status).unwrap(), "<Response/>")
}
