//! How a party is written on the wire: `whatsapp:+14155550101` or `whatsapp:US.13491208655302741918`.

const CHANNEL: &str = "whatsapp:";

/// Where a message goes or comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// A WhatsApp party by phone number, with the plus sign.
    Phone(String),
    /// A WhatsApp party by business-scoped user id.
    Scoped(String),
    /// A plain telephone number, that is SMS.
    Plain(String),
}

impl Address {
    /// Reads an address; `None` when it is neither a number nor a user id.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let Some(rest) = text.strip_prefix(CHANNEL) else {
            return is_e164(text).then(|| Self::Plain(text.to_owned()));
        };
        if is_e164(rest) {
            Some(Self::Phone(rest.to_owned()))
        } else {
            is_scoped(rest).then(|| Self::Scoped(rest.to_owned()))
        }
    }

    /// The number or user id without the channel.
    pub(crate) fn bare(&self) -> &str {
        match self {
            Self::Phone(bare) | Self::Scoped(bare) | Self::Plain(bare) => bare,
        }
    }
}

/// Writes a number or user id as a WhatsApp address.
pub(crate) fn whatsapp(bare: &str) -> String {
    format!("{CHANNEL}{bare}")
}

fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0')
    })
}

fn is_scoped(text: &str) -> bool {
    text.split_once('.').is_some_and(|(country, id)| {
        country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=128).contains(&id.len())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
    })
}
