//! Refused here at once, or by the hub later: never lost, always with the reason.

use engine::{Refusal, Timestamp};
use wire::commands::OneMessage;
use wire::view::Status;
use wire::{Problem, RefusalView};

use crate::support::{Bench, Fault, id, message, texts};

#[tokio::test]
async fn what_the_rules_forbid_is_refused_at_once_and_leaves_no_trace() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.guest_writes("in-2", "STOP");
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).contains(&"STOP")
        })
        .await;

    let refused = bench.send(&desk, conversation, 7, "One more thing").await;
    assert_eq!(
        refused,
        Err(Problem::Refused {
            refusal: RefusalView::GuestDeclined
        }),
        "C7"
    );
    assert!(
        message(&bench.items(&desk, conversation).await, 7).is_none(),
        "nothing is shown"
    );
    assert_eq!(desk.backlog().await.unwrap().outbox, 0, "nothing is kept");
}

#[tokio::test]
async fn p5_xd6_words_drafted_in_another_conversation_are_refused() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let request = wire::commands::SendText {
        conversation: conversation.to_string(),
        drafted_in: id(77).to_string(),
        message: id(7).to_string(),
        text: "For somebody else".to_owned(),
    };
    let refused = desk.send_text(request).await;
    assert_eq!(
        refused,
        Err(Problem::Refused {
            refusal: RefusalView::WrongRecipient
        }),
        "the wrong guest"
    );
}

#[tokio::test]
async fn what_the_hub_refuses_stays_on_the_message_with_the_reason() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.fault(Fault::Refused(Refusal::ConsentWaiting {
        resend_at: Timestamp(5),
    }));
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();

    let refused = Status::Refused {
        refusal: RefusalView::ConsentWaiting { resend_at: 5 },
    };
    let status = async || {
        message(&bench.items(&desk, conversation).await, 7).map(|seen| seen.status.clone())
    };
    bench
        .until(&desk, async || status().await == Some(refused.clone()))
        .await;
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().failed,
        1,
        "the list shows it"
    );

    drop(desk);
    let desk = bench.open().await;
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&refused),
        "also after a restart"
    );
    bench.guest_writes("in-2", "Still there?");
    bench
        .until(&desk, async || {
            bench.items(&desk, conversation).await.len() > items.len()
        })
        .await;
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&refused),
        "and after news"
    );
}

#[tokio::test]
async fn a_refused_message_is_asked_for_anew_by_retry() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.fault(Fault::Refused(Refusal::NotMember));
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench
        .until(&desk, async || {
            bench.row(&desk, conversation).await.unwrap().failed == 1
        })
        .await;

    desk.retry(OneMessage {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
    })
    .await
    .unwrap();
    bench.settled(&desk).await;
    let items = bench.items(&desk, conversation).await;
    assert_eq!(
        message(&items, 7).map(|seen| &seen.status),
        Some(&Status::Queued),
        "the hub took it this time"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().failed,
        0,
        "nothing is wrong any more"
    );
}

#[tokio::test]
async fn a_refused_message_can_be_thrown_away() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.fault(Fault::Refused(Refusal::NotMember));
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench
        .until(&desk, async || {
            bench.row(&desk, conversation).await.unwrap().failed == 1
        })
        .await;

    desk.cancel_held(OneMessage {
        conversation: conversation.to_string(),
        message: id(7).to_string(),
    })
    .await
    .unwrap();
    assert!(
        message(&bench.items(&desk, conversation).await, 7).is_none(),
        "it is gone"
    );
    assert_eq!(
        bench.row(&desk, conversation).await.unwrap().failed,
        0,
        "and so is the mark"
    );
}

#[tokio::test]
async fn words_that_wait_stay_in_sight_when_news_forbids_them() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.away(true);
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.guest_writes("in-2", "STOP");
    bench.away(false);
    desk.wake();

    let refused = Status::Refused {
        refusal: RefusalView::GuestDeclined,
    };
    let status = async || {
        message(&bench.items(&desk, conversation).await, 7).map(|seen| seen.status.clone())
    };
    bench
        .until(&desk, async || status().await == Some(refused.clone()))
        .await;
}

#[tokio::test]
async fn a_text_longer_than_the_provider_takes_is_refused_with_both_lengths() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let limit = engine::Policy::default().text_limit;
    let fits = "é".repeat(limit as usize);
    assert_eq!(
        bench.send(&desk, conversation, 7, &fits).await,
        Ok(()),
        "characters count, not bytes"
    );
    let longer = format!("{fits}é");
    assert_eq!(
        bench.send(&desk, conversation, 8, &longer).await,
        Err(Problem::Refused {
            refusal: RefusalView::TextTooLong {
                limit,
                length: limit + 1
            }
        }),
        "one too many"
    );
}
