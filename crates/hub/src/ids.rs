//! The one place of the hub where something random is made.

use sha2::{Digest, Sha256};

/// A new bearer token: 244 random bits.
pub(crate) fn token() -> String {
    format!("{}{}", random(), random())
}

/// What the store keeps of a token.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A number from 0 up to, not including, `end`.
pub(crate) fn jitter(end: i64) -> i64 {
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    let bits = uuid::Uuid::new_v4().as_u64_pair().1 >> 8;
    match u64::try_from(end) {
        Ok(end @ 1..) => i64::try_from(bits % end).unwrap_or(0),
        Ok(0) | Err(_) => 0,
    }
}

fn random() -> String {
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    let id = uuid::Uuid::new_v4();
    id.simple().to_string()
}
