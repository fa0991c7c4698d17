//! Why a request got no answer, as a `Problem` with a fitting status.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use wire::Problem;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Denied {
    #[error(transparent)]
    Problem(#[from] Problem),
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl Denied {
    pub(crate) fn malformed(detail: &impl ToString) -> Self {
        Self::Problem(Problem::Malformed {
            detail: detail.to_string(),
        })
    }
}

impl From<JsonRejection> for Denied {
    fn from(rejection: JsonRejection) -> Self {
        Self::malformed(&rejection)
    }
}

impl From<PathRejection> for Denied {
    fn from(rejection: PathRejection) -> Self {
        Self::malformed(&rejection)
    }
}

impl From<QueryRejection> for Denied {
    fn from(rejection: QueryRejection) -> Self {
        Self::malformed(&rejection)
    }
}

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Problem(problem) => problem,
            Self::Broken(error) => {
                tracing::error!(error = wire::quiet(error.as_ref()), "A request failed");
                unexpected(&error)
            }
        };
        (status(&problem), Json(problem)).into_response()
    }
}

/// A full or unwritable disk is told, because someone can do something about it.
fn unexpected(error: &anyhow::Error) -> Problem {
    match crate::store::out_of_order(error) {
        true => Problem::Storage,
        false => Problem::Internal,
    }
}

fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::SignedOut => StatusCode::UNAUTHORIZED,
        Problem::NotFound | Problem::NoWorkspace => StatusCode::NOT_FOUND,
        Problem::Malformed { .. } => StatusCode::BAD_REQUEST,
        Problem::InvalidNumber | Problem::NameMissing => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::Refused { .. } => StatusCode::CONFLICT,
        Problem::HubAway => StatusCode::SERVICE_UNAVAILABLE,
        Problem::NoRoom | Problem::Storage | Problem::PracticeDamaged | Problem::Internal => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}
