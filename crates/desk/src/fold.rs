//! Text as a search compares it: without case, accents and width, so that "aydin" finds "Aydın" and "jose" "José".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Changes with every change of what `fold` does, so that what was folded before is folded anew.
pub(crate) const EDITION: u32 = 1;

pub(crate) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        // What is in lower case may fall apart again, as the dotted capital I does.
        .filter(|c| !is_combining_mark(*c))
        .nfc()
        .collect()
}

/// Letters of their own that people type without their stroke.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ı' => ('i', None),
        'ł' => ('l', None),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_width_make_no_difference() {
        for (written, typed) in [
            ("José Ibáñez", "jose ibanez"),
            ("Yusuf Aydın", "yusuf aydin"),
            ("İrem", "irem"),
            ("Łukasz Żak", "lukasz zak"),
            ("Søren Weiß", "soren weiss"),
            ("ＡＢＣ１２", "abc12"),
            ("Ελένη", "ελενη"),
            ("أَحْمَد", "احمد"),
        ] {
            assert_eq!(fold(written), fold(typed), "{written} is found by {typed}");
        }
    }

    #[test]
    fn scripts_without_case_stay_as_they_are() {
        for text in ["李伟", "山田", "ليلى", "김지수"] {
            assert_eq!(fold(text), text, "unchanged");
        }
    }
}
