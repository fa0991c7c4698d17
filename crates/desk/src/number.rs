//! Phone numbers as people type them.

use phonenumber::Mode;
use wire::Problem;

/// The number in E.164, understood with the country of `line_number` when it comes without one.
pub(crate) fn parse(typed: &str, line_number: Option<&str>) -> Result<String, Problem> {
    let home = line_number
        .and_then(|number| phonenumber::parse(None, number).ok())
        .and_then(|number| number.country().id());
    let number = phonenumber::parse(home, typed.trim()).map_err(|_| Problem::InvalidNumber)?;
    if !number.is_valid() {
        return Err(Problem::InvalidNumber);
    }
    Ok(number.format().mode(Mode::E164).to_string())
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
        let foreign = parse("+351 912 345 678", Some("+14155550100"));
        assert_eq!(
            foreign,
            Ok("+351912345678".to_owned()),
            "the plus says the country"
        );
    }

    #[test]
    fn words_and_short_numbers_are_no_phone_numbers() {
        for typed in ["", "call me", "12", "+1 2"] {
            assert_eq!(
                parse(typed, Some("+14155550100")),
                Err(Problem::InvalidNumber),
                "{typed:?}"
            );
        }
    }
}
