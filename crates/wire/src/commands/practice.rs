//! Requests of the practice workspace: acting as a guest, turning the clock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::requests::requests;

requests! {
    OnePhone { phone: String, }
    WriteAsGuest { phone: String, text: String, }
    PressButton { phone: String, bubble: String, payload: String, }
    AdvanceClock {
        /// Milliseconds, forward only.
        by: i64,
    }
    AwaitPractice {
        /// `revision` of the last view; the answer comes when there is a newer one.
        after: u64,
    }
}
