//! P3: order by the provider's time, then by arrival.

use engine::Span;

use crate::support::{Bench, messages, texts};

#[tokio::test]
async fn p3_a_late_message_stands_where_its_time_puts_it_and_is_marked() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let early = bench.now() + Span::seconds(10);
    bench.advance(Span::hours(1));
    bench.guest_writes("in-2", "Second");
    bench.advance(Span::hours(1));
    bench.guest_wrote_at("in-3", "First", early);
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 3
        })
        .await;

    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        texts(&items),
        ["Yes", "First", "Second"],
        "by the provider's time"
    );
    let late: Vec<_> = messages(&items)
        .iter()
        .map(|message| message.late)
        .collect();
    assert_eq!(
        late,
        [false, false, true, false],
        "only the late one is marked"
    );
}

#[tokio::test]
async fn p3_messages_of_one_moment_stand_in_the_order_of_arrival() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.advance(Span::seconds(60));
    for number in 0..9 {
        bench.guest_writes(&format!("many-{number}"), &number.to_string());
    }
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 10
        })
        .await;
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        texts(&items)[1..],
        ["0", "1", "2", "3", "4", "5", "6", "7", "8"],
        "as they came"
    );
}

#[tokio::test]
async fn p3_a_late_message_is_unread_even_behind_the_read_mark() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let early = bench.now() + Span::seconds(10);
    bench.advance(Span::seconds(60));
    bench.guest_writes("in-2", "Second");
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 2
        })
        .await;
    let seen = wire::commands::MarkRead {
        conversation: conversation.to_string(),
        up_to: bench.now().0,
    };
    desk.mark_read(seen).await.unwrap();
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().unread,
        0,
        "everything is read"
    );

    bench.guest_wrote_at("in-3", "First", early);
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 3
        })
        .await;
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().unread,
        1,
        "the late one isn't missed"
    );
}
