//! A command whose caller goes away midway is done or not done, never half.

use std::pin::pin;

use crate::support::{Bench, message, texts};

/// Lets the runtime go round so many times.
async fn rounds(count: u32) {
    for _ in 0..count {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_send_dropped_at_any_moment_can_be_repeated_and_sends_once() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let mut dropped = 0;
    for number in 0..40_u32 {
        let key = 5_000 + u128::from(number);
        let text = format!("message {number}");
        let finished = {
            let sending = pin!(bench.send(&desk, conversation, key, &text));
            tokio::select! {
                biased;
                done = sending => { done.unwrap(); true }
                () = rounds(number * 3) => false,
            }
        };
        dropped += u32::from(!finished);
        bench.send(&desk, conversation, key, &text).await.unwrap();
        let items = bench.items(&desk, conversation).await;
        assert!(message(&items, key).is_some(), "shown: message {number}");
    }
    assert!(dropped > 0, "some were dropped midway");
    bench.settled(&desk).await;

    let items = bench.items(&desk, conversation).await;
    assert_eq!(texts(&items).len(), 41, "each is shown once");
    let record = bench.hub.record();
    let state = record.pairs.get(&Bench::pair()).unwrap();
    let at_hub = state
        .messages
        .values()
        .filter(|known| known.content.text().starts_with("message"))
        .count();
    assert_eq!(at_hub, 40, "each arrived once");
}
