//! What was read, and where reading goes on.

use engine::Span;
use wire::commands::{MarkRead, OneConversation, ReadTimeline, TimelineAnchor};

use crate::support::{Bench, texts};

#[tokio::test]
async fn reading_goes_on_at_the_first_unread_message() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    for number in 0..10 {
        bench.advance(Span::seconds(10));
        bench.guest_writes(&format!("many-{number}"), &number.to_string());
    }
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 11
        })
        .await;
    let items = bench.items(&desk, conversation).await;
    let third = items.iter().rev().nth(6).unwrap();
    desk.mark_read(MarkRead {
        conversation: conversation.to_string(),
        up_to: third.at,
    })
    .await
    .unwrap();

    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().unread,
        6,
        "six came after it"
    );
    let head = desk
        .conversation(OneConversation {
            conversation: conversation.to_string(),
        })
        .await
        .unwrap();
    let around = desk
        .timeline(ReadTimeline {
            conversation: conversation.to_string(),
            around: TimelineAnchor::FirstUnread,
            limit: 4,
        })
        .await
        .unwrap();
    assert_eq!(
        texts(&around.items),
        ["2", "3", "4", "5"],
        "the first unread with what surrounds it"
    );
    assert_eq!(
        head.first_unread,
        Some(around.items[2].key.clone()),
        "the head names it"
    );
    assert!(
        around.has_older && around.has_newer,
        "there is more on either side"
    );
}

#[tokio::test]
async fn what_was_read_stays_read_after_a_restart_and_a_rebuilt_cache() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.settled(&desk).await;
    desk.mark_read(MarkRead {
        conversation: conversation.to_string(),
        up_to: bench.now().0,
    })
    .await
    .unwrap();
    desk.close().await;
    std::fs::write(bench.file().with_file_name("desk.sqlite.damaged"), []).unwrap();

    let desk = bench.open().await;
    let repairs = desk.workspace().repairs.len();
    assert_eq!(repairs, 1, "the cache was rebuilt");
    bench.settled(&desk).await;
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().unread,
        0,
        "still read"
    );
}
