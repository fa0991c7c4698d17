//! Phone numbers as people type and write them.

mod reading;
mod written;

use phonenumber::country;
use wire::Problem;
use wire::view::NumberVerdict;

pub(crate) use reading::read;

/// The number in E.164, understood with the country of `line_number` when it comes without one.
pub(crate) fn parse(typed: &str, line_number: Option<&str>) -> Result<String, Problem> {
    match read(typed, line_number).verdict {
        NumberVerdict::Complete { number } => Ok(number),
        NumberVerdict::Incomplete
        | NumberVerdict::TooLong
        | NumberVerdict::NotInUse
        | NumberVerdict::UnknownCountry
        | NumberVerdict::NoNumber => Err(Problem::InvalidNumber),
    }
}

/// The digits of a text, without anything that people put between them.
pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether someone who types this looks for a number.
pub(crate) fn looks_like_digits(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()./".contains(c))
}

fn country_of(number: &str) -> Option<country::Id> {
    phonenumber::parse(None, number).ok()?.country().id()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_without_country_is_understood_with_the_lines_country() {
        let national = parse("(415) 555-0132", Some("+14155550100"));
        assert_eq!(
            national,
            Ok("+14155550132".to_owned()),
            "the line is American"
        );
    }

    #[test]
    fn a_number_with_country_keeps_it() {
        for typed in ["+351 912 345 678", "00351 912 345 678", "+٣٥١ ٩١٢ ٣٤٥ ٦٧٨"] {
            assert_eq!(
                parse(typed, Some("+14155550100")),
                Ok("+351912345678".to_owned()),
                "plus and double zero say the country, in any digits: {typed}"
            );
        }
    }

    #[test]
    fn the_lines_country_leaves_foreign_numbers_alone() {
        for number in [
            "+5511987654321",
            "+41791234567",
            "+16135550123",
            "+8613812345678",
        ] {
            for line in ["+14155550100", "+442079460000", "+74951234567"] {
                assert_eq!(
                    parse(number, Some(line)),
                    Ok(number.to_owned()),
                    "from {line}"
                );
            }
        }
    }

    #[test]
    fn words_and_short_numbers_are_no_phone_numbers() {
        for typed in ["", "call me", "12", "+1 2", "+", "00", "+٤", "é1234567"] {
            assert_eq!(
                parse(typed, Some("+14155550100")),
                Err(Problem::InvalidNumber),
                "{typed:?}"
            );
        }
    }
}
