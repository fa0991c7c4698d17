//! Ids as the 16 bytes they are kept in.

use anyhow::Context;
use uuid::Uuid;

/// Reads an id from its column.
pub(crate) fn read(bytes: &[u8]) -> anyhow::Result<Uuid> {
    Uuid::from_slice(bytes).context("read an id")
}
