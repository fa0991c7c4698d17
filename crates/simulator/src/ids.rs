//! Provider ids: two letters and 32 hexadecimal digits.

use uuid::Uuid;

#[expect(clippy::disallowed_methods, reason = "this is the id port")]
fn random() -> Uuid {
    Uuid::new_v4()
}

/// Makes a new id with a Twilio prefix such as `SM`.
pub(crate) fn sid(prefix: &str) -> String {
    format!("{prefix}{}", random().simple())
}

/// Whether `text` is an id with this prefix.
pub(crate) fn is_sid(prefix: &str, text: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A random token for a header or a bearer.
pub(crate) fn token() -> String {
    random().to_string()
}
