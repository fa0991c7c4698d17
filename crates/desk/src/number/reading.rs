//! What was typed so far: where the number is, and whether it is one.

use phonenumber::metadata::DATABASE;
use phonenumber::{Metadata, Mode, ParseError, PhoneNumber};
use wire::view::{NumberVerdict, NumberView};

use super::written::{lengths, so_far};
use super::{country_of, digits};

/// Reads what was typed, with the country of `line_number` when it comes without one.
pub(crate) fn read(typed: &str, line_number: Option<&str>) -> NumberView {
    let plain = plain(typed);
    // A number that says its country must not be read by the habits of another.
    let home = line_number.filter(|_| !plain.starts_with('+'));
    match phonenumber::parse(home.and_then(country_of), &plain) {
        Ok(number) => described(&number),
        Err(error) => NumberView {
            text: plain.clone(),
            country: None,
            verdict: unread(&error, &plain),
        },
    }
}

/// The digits of every script as ours, and a leading double zero as the plus it stands for.
fn plain(typed: &str) -> String {
    let plain: String = typed.trim().chars().filter_map(ours).collect();
    match plain.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => plain,
    }
}

fn ours(c: char) -> Option<char> {
    const ZEROS: [char; 3] = ['٠', '۰', '０'];
    let digit = ZEROS
        .into_iter()
        .filter_map(|zero| u32::from(c).checked_sub(u32::from(zero)))
        .find_map(|value| char::from_digit(value, 10));
    match c {
        '＋' => Some('+'),
        // Marks of direction that come along when a number is copied.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        other => Some(digit.unwrap_or(other)),
    }
}

fn described(number: &PhoneNumber) -> NumberView {
    let main = DATABASE.by_code(&number.country().code());
    let main = main.and_then(|regions| regions.into_iter().next());
    let certain = number.metadata(&DATABASE);
    NumberView {
        text: so_far(number, certain.or(main)),
        country: number.country().id().map(|id| id.as_ref().to_owned()),
        verdict: verdict(number, certain.or(main)),
    }
}

fn verdict(number: &PhoneNumber, country: Option<&Metadata>) -> NumberVerdict {
    if number.is_valid() {
        let number = number.format().mode(Mode::E164).to_string();
        return NumberVerdict::Complete { number };
    }
    let Some(country) = country else {
        return NumberVerdict::UnknownCountry;
    };
    let typed = number.national().to_string().len();
    match typed.cmp(&lengths(country).last().copied().unwrap_or(0)) {
        std::cmp::Ordering::Less => NumberVerdict::Incomplete,
        std::cmp::Ordering::Equal => NumberVerdict::NotInUse,
        std::cmp::Ordering::Greater => NumberVerdict::TooLong,
    }
}

fn unread(error: &ParseError, plain: &str) -> NumberVerdict {
    let typed = digits(plain).len();
    let only_digits = typed > 0 && super::looks_like_digits(plain);
    match error {
        _ if !only_digits && plain != "+" => NumberVerdict::NoNumber,
        ParseError::InvalidCountryCode if typed > 2 => NumberVerdict::UnknownCountry,
        ParseError::TooLong | ParseError::MalformedInteger(_) => NumberVerdict::TooLong,
        ParseError::InvalidCountryCode
        | ParseError::NoNumber
        | ParseError::TooShortAfterIdd
        | ParseError::TooShortNsn => NumberVerdict::Incomplete,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Option<&str> = Some("+14155550100");

    #[test]
    fn a_number_is_grouped_as_its_country_writes_it_while_it_grows() {
        for (typed, text) in [
            ("+4179", "+41 79"),
            ("+41795", "+41 79 5"),
            ("+41795556677", "+41 79 555 66 77"),
            ("+447911123456", "+44 7911 123456"),
            ("+5511987654321", "+55 11 98765 4321"),
            ("+1415555", "+1 415 555"),
            ("+14155550132", "+1 415 555 0132"),
            ("415 555 0132", "+1 415 555 0132"),
            ("+41 (0)79 555 66 77", "+41 79 555 66 77"),
        ] {
            assert_eq!(read(typed, LINE).text, text, "{typed}");
        }
    }

    #[test]
    fn the_country_shows_as_soon_as_it_is_certain() {
        for (typed, country) in [
            ("+4179", Some("CH")),
            ("+14165550123", Some("CA")),
            ("+14155550132", Some("US")),
            ("+1", None),
            ("Anna", None),
        ] {
            assert_eq!(read(typed, LINE).country.as_deref(), country, "{typed}");
        }
    }

    #[test]
    fn each_way_to_be_no_number_has_its_own_verdict() {
        for (typed, verdict) in [
            ("+", NumberVerdict::Incomplete),
            ("+41 79 555", NumberVerdict::Incomplete),
            ("555", NumberVerdict::Incomplete),
            ("+41 79 555 66 77 88", NumberVerdict::TooLong),
            ("+44 7911 12345678", NumberVerdict::TooLong),
            ("+1 015 555 0132", NumberVerdict::NotInUse),
            ("+999 555 01 32", NumberVerdict::UnknownCountry),
            ("call me", NumberVerdict::NoNumber),
        ] {
            assert_eq!(read(typed, LINE).verdict, verdict, "{typed}");
        }
    }
}
