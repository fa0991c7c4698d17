//! Ids and searches as the interface writes them.

use std::str::FromStr;

use crate::fault::malformed;
use crate::fold::fold;
use crate::number;

/// Reads an id; anything else is a fault of the interface.
pub(super) fn id<T: FromStr>(text: &str) -> anyhow::Result<T> {
    text.parse().map_err(|_| malformed("not an id"))
}

/// Rows of a page: at least one, at most what one message to the interface should carry.
pub(super) fn page_size(limit: u32) -> i64 {
    i64::from(limit.clamp(1, 500))
}

/// What was typed as the store compares it: a part of a number by its digits, of a name without case and accents.
pub(super) fn search_key(typed: &str) -> String {
    let typed = fold(typed.trim());
    match number::looks_like_digits(&typed) {
        true => number::digits(&typed),
        false => typed,
    }
}
