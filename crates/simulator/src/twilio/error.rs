//! Refusals as Twilio writes them: `{code, message, more_info, status}`.

use axum::{
    Json,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::codes::{code_status, code_text};

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(super) code: u32,
    pub(super) status: u16,
    pub(super) message: String,
    pub(super) retry_after_s: Option<u64>,
}

impl ApiError {
    /// The refusal that belongs to a code.
    pub(super) fn new(code: u32) -> Self {
        Self {
            code,
            status: code_status(code),
            message: code_text(code).to_owned(),
            retry_after_s: None,
        }
    }

    /// The refusal of an address that is none.
    pub(super) fn not_found(path: &str) -> Self {
        let mut error = Self::new(20_404);
        error.message = format!("The requested resource {path} was not found");
        error
    }

    /// What an answer with this HTTP status says: by default, that the provider has trouble of its own.
    pub(super) fn trouble(status: u16) -> Self {
        let mut error = Self::new(match status {
            401 => 20_003,
            503 => 20_503,
            _ => 20_500,
        });
        error.status = status;
        error
    }

    /// The same refusal with another text.
    #[must_use]
    pub(super) fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The same refusal with the time to wait.
    #[must_use]
    pub(super) fn retry_after_ms(mut self, ms: u64) -> Self {
        self.retry_after_s = Some(ms.div_ceil(1_000));
        self
    }
}

impl From<anyhow::Error> for ApiError {
    fn from(error: anyhow::Error) -> Self {
        tracing::error!("a request cannot be carried out: {error:#}");
        Self::new(20_500)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = json!({
            "code": self.code,
            "message": self.message,
            "more_info": format!("https://www.twilio.com/docs/errors/{}", self.code),
            "status": self.status,
        });
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let mut headers: Vec<(HeaderName, String)> = Vec::new();
        if let Some(seconds) = self.retry_after_s {
            headers.push((header::RETRY_AFTER, seconds.to_string()));
        }
        if self.status == 401 {
            let challenge = "Basic realm=\"Twilio API\"".to_owned();
            headers.push((header::WWW_AUTHENTICATE, challenge));
        }
        let mut response = (status, Json(body)).into_response();
        for (name, value) in headers {
            if let Ok(value) = value.parse() {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
