//! What the hub sends, read as the desk reads it, for fuzzing and for the seeds that tests replay.
//!
//! Any bytes are allowed and nothing may panic; what is read is thrown away.

use engine::Correspondence;
use wire::api::StreamEvent;

use crate::sync::{Events, FeedRow, read_page};

/// Bytes of the stream, then the same as a page of the feed whose events are folded.
pub fn stream(bytes: &[u8]) {
    let mut events = Events::default();
    for chunk in bytes.chunks(7) {
        for data in events.push(chunk) {
            let _ = serde_json::from_str::<StreamEvent>(&data);
        }
    }
    if let Ok(page) = read_page(bytes) {
        let _ = Correspondence::from_log(page.rows.iter().filter_map(FeedRow::recorded));
    }
}
