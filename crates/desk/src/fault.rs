//! Errors on their way out: inside they carry context, at the boundary they are a [`Problem`].

use wire::{Problem, RefusalView};

use crate::sync::HubFault;

/// What the interface is told of an error; the details go to the log.
pub(crate) fn problem(error: &anyhow::Error) -> Problem {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        return problem.clone();
    }
    if let Some(fault) = error.downcast_ref::<HubFault>() {
        return fault.into();
    }
    tracing::error!(error = format!("{error:#}"), "a command failed");
    match error.downcast_ref::<sqlx::Error>() {
        Some(_) => Problem::Storage,
        None => Problem::Internal,
    }
}

pub(crate) fn refused(refusal: engine::Refusal) -> anyhow::Error {
    Problem::Refused {
        refusal: RefusalView::from(refusal),
    }
    .into()
}

pub(crate) fn malformed(detail: &str) -> anyhow::Error {
    Problem::Malformed {
        detail: detail.to_owned(),
    }
    .into()
}
