//! Errors on their way out: inside they carry context, at the boundary they are a [`Problem`].

use wire::{Problem, RefusalView};

use crate::sync::HubFault;

/// `SQLITE_FULL`.
const FULL: u32 = 13;

/// What the interface is told of an error; the details go to the log.
pub(crate) fn problem(error: &anyhow::Error) -> Problem {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        return problem.clone();
    }
    if let Some(fault) = error.downcast_ref::<HubFault>() {
        return fault.into();
    }
    tracing::error!(error = wire::quiet(error.as_ref()), "a command failed");
    match error.downcast_ref::<sqlx::Error>() {
        _ if is_no_room(error) => Problem::NoRoom,
        Some(_) => Problem::Storage,
        None => Problem::Internal,
    }
}

/// Whether the disk is full.
pub(crate) fn is_no_room(error: &anyhow::Error) -> bool {
    let full = |error: &std::io::Error| error.kind() == std::io::ErrorKind::StorageFull;
    error.downcast_ref().and_then(store_code) == Some(FULL)
        || error.downcast_ref().is_some_and(full)
}

/// SQLite's own code, without what narrows it down.
pub(crate) fn store_code(error: &sqlx::Error) -> Option<u32> {
    let code: u32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
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
