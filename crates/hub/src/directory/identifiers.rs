//! What a guest is known by, in every spelling the provider uses for it.

use wire::api::IdentifierBody;

/// A phone number in E.164, if it is one.
pub(crate) fn understood(number: &str) -> Option<String> {
    let number = phonenumber::parse(None, number).ok()?;
    Some(number.format().mode(phonenumber::Mode::E164).to_string())
}

/// Every identifier that may stand for the same guest, those given first.
///
/// WhatsApp knows older Brazilian mobile numbers without the ninth digit that dialling them needs.
pub(crate) fn spellings(identifiers: &[IdentifierBody]) -> Vec<IdentifierBody> {
    let mut all = identifiers.to_vec();
    for identifier in identifiers {
        match identifier {
            IdentifierBody::Phone(number) => {
                let digits = number.trim_start_matches('+');
                for digits in std::iter::once(digits.to_owned()).chain(other_brazilian(digits)) {
                    all.push(IdentifierBody::Phone(format!("+{digits}")));
                    all.push(IdentifierBody::WaId(digits));
                }
            }
            IdentifierBody::WaId(digits) => {
                for digits in std::iter::once(digits.clone()).chain(other_brazilian(digits)) {
                    all.push(IdentifierBody::Phone(format!("+{digits}")));
                    all.push(IdentifierBody::WaId(digits));
                }
            }
            IdentifierBody::Bsuid(_) => {}
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|identifier| seen.insert(identifier.clone()));
    all
}

/// 55, two digits of area, and eight digits with or without a 9 before them.
fn other_brazilian(digits: &str) -> Option<String> {
    let rest = digits.strip_prefix("55")?;
    let (area, local) = rest.split_at_checked(2)?;
    match local.len() {
        8 => Some(format!("55{area}9{local}")),
        9 => local
            .strip_prefix('9')
            .map(|local| format!("55{area}{local}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brazilian_number_is_known_in_both_spellings() {
        let long = spellings(&[IdentifierBody::Phone("+5511987654321".to_owned())]);
        assert!(
            long.contains(&IdentifierBody::WaId("551187654321".to_owned())),
            "{long:?}"
        );
        let short = spellings(&[IdentifierBody::WaId("551187654321".to_owned())]);
        assert!(
            short.contains(&IdentifierBody::Phone("+5511987654321".to_owned())),
            "{short:?}"
        );
    }

    #[test]
    fn only_what_is_a_number_is_understood() {
        assert_eq!(
            understood("+1 (415) 555-0101").as_deref(),
            Some("+14155550101"),
            "punctuation is left out"
        );
        assert_eq!(understood("call me"), None, "words are no number");
    }
}
