//! WhatsApp's own rule: free text only within 24 hours of the guest's last message.

/// How long free text may follow a guest's message, in milliseconds.
pub const WINDOW_MS: i64 = 24 * 60 * 60 * 1_000;

/// Whether free text passes at `now_ms`, given the guest's last message.
pub(crate) fn open(last_inbound_ms: Option<i64>, now_ms: i64) -> bool {
    last_inbound_ms.is_some_and(|last| now_ms - last < WINDOW_MS)
}
