//! A number as people of its country write it, also while digits are missing.

use std::collections::BTreeSet;

use phonenumber::metadata::Descriptor;
use phonenumber::{Metadata, Mode, PhoneNumber};

/// Filled up with zeros, written as a whole, and cut where the typing has come to.
pub(super) fn so_far(number: &PhoneNumber, country: Option<&Metadata>) -> String {
    let code = number.country().code().to_string();
    let national = number.national().to_string();
    let lengths = country.map(lengths).unwrap_or_default();
    let whole = lengths.range(national.len()..).find_map(|&length| {
        let filled = format!("+{code}{national:0<length$}");
        let written = written(&phonenumber::parse(None, filled).ok()?);
        // Not every length has a way of writing of its own.
        (written.matches(' ').count() > 1).then_some(written)
    });
    let whole = whole.unwrap_or_else(|| written(number));
    cut(&whole, code.len() + national.len())
}

/// How many digits a person's number may have there, apart from the country code.
pub(super) fn lengths(country: &Metadata) -> BTreeSet<usize> {
    let kinds = country.descriptors();
    [kinds.fixed_line(), kinds.mobile(), kinds.voip()]
        .into_iter()
        .flatten()
        .flat_map(Descriptor::possible_length)
        .map(|&length| usize::from(length))
        .collect()
}

fn written(number: &PhoneNumber) -> String {
    let text = number.format().mode(Mode::International).to_string();
    text.replace(['-', '/', '.'], " ")
}

/// Up to the last of so many digits.
fn cut(text: &str, digits: usize) -> String {
    let places = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let end = places
        .map(|(place, c)| place + c.len_utf8())
        .nth(digits.saturating_sub(1));
    let end = end.unwrap_or(text.len());
    text.get(..end).unwrap_or(text).to_owned()
}
