//! Pages by key have no gaps and no doubles, whatever comes in between.

use std::collections::BTreeSet;

use engine::Span;
use wire::commands::{ConversationFilter, ListConversations, ReadTimeline, TimelineAnchor};
use wire::view::TimelinePage;

use crate::support::{Bench, texts};

async fn page(
    desk: &desk::Desk,
    conversation: engine::ConversationId,
    around: TimelineAnchor,
) -> TimelinePage {
    desk.timeline(ReadTimeline {
        conversation: conversation.to_string(),
        around,
        limit: 7,
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn walking_back_while_messages_arrive_shows_every_older_item_once() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    for number in 0..40 {
        bench.advance(Span::seconds(1));
        bench.guest_writes(&format!("many-{number}"), &number.to_string());
    }
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 41
        })
        .await;
    let all: Vec<_> = bench
        .items(&desk, conversation)
        .await
        .into_iter()
        .map(|item| item.key)
        .collect();

    let mut seen: Vec<String> = Vec::new();
    let mut around = TimelineAnchor::Latest;
    loop {
        let page = page(&desk, conversation, around).await;
        let keys: Vec<_> = page.items.iter().map(|item| item.key.clone()).collect();
        around = TimelineAnchor::Before {
            key: keys[0].clone(),
        };
        seen.splice(0..0, keys);
        bench.advance(Span::seconds(1));
        let count = bench.items(&desk, conversation).await.len();
        bench.guest_writes(&format!("while-{}", seen.len()), "meanwhile");
        bench
            .until(&desk, async || {
                bench.items(&desk, conversation).await.len() > count
            })
            .await;
        if !page.has_older {
            break;
        }
    }
    assert_eq!(seen, all, "in order, without gaps or doubles");
}

#[tokio::test]
async fn walking_forward_reaches_the_end() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    for number in 0..30 {
        bench.guest_writes(&format!("many-{number}"), &number.to_string());
    }
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 31
        })
        .await;
    let all: Vec<_> = bench
        .items(&desk, conversation)
        .await
        .into_iter()
        .map(|item| item.key)
        .collect();

    let mut seen = vec![all[0].clone()];
    loop {
        let key = seen.last().unwrap().clone();
        let page = page(&desk, conversation, TimelineAnchor::After { key }).await;
        assert!(page.has_older, "the item it goes on from");
        seen.extend(page.items.into_iter().map(|item| item.key));
        if !page.has_newer {
            break;
        }
    }
    assert_eq!(seen, all, "in order, without gaps or doubles");
}

#[tokio::test]
async fn a_page_around_an_item_holds_it_with_both_sides() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    for number in 0..30 {
        bench.guest_writes(&format!("many-{number}"), &number.to_string());
    }
    bench
        .until(&desk, async || {
            texts(&bench.items(&desk, conversation).await).len() == 31
        })
        .await;
    let all: Vec<_> = bench
        .items(&desk, conversation)
        .await
        .into_iter()
        .map(|item| item.key)
        .collect();
    for index in 0..all.len() {
        let page = page(
            &desk,
            conversation,
            TimelineAnchor::Around {
                key: all[index].clone(),
            },
        )
        .await;
        let keys: Vec<_> = page.items.iter().map(|item| item.key.clone()).collect();
        let from = index.saturating_sub(3);
        let to = (index + 4).min(all.len());
        assert_eq!(keys, all[from..to], "around item {index}");
        assert_eq!(
            (page.has_older, page.has_newer),
            (from > 0, to < all.len()),
            "around item {index}"
        );
    }
}

#[tokio::test]
async fn pages_of_the_list_have_every_conversation_once_newest_first() {
    let bench = Bench::new().await;
    for number in 0..25_u128 {
        let contact = Bench::contact(
            2_000 + 2 * number,
            &format!("Guest {number}"),
            &format!("+1415556{number:04}"),
        );
        bench.hub.record().contacts.push(contact);
    }
    let desk = bench.open().await;
    for number in 0..25_u128 {
        if number % 3 == 0 {
            bench.advance(Span::seconds(1));
        }
        let request = wire::commands::StartConversation {
            contact: crate::support::id(2_000 + 2 * number).to_string(),
            conversation: crate::support::id(9_000 + number).to_string(),
            request: crate::support::id(9_500 + number).to_string(),
        };
        desk.start_conversation(request).await.unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = desk
            .conversations(ListConversations {
                query: String::new(),
                filter: ConversationFilter::All,
                after,
                limit: 4,
            })
            .await
            .unwrap();
        seen.extend(
            page.rows
                .into_iter()
                .map(|row| (std::cmp::Reverse(row.at), std::cmp::Reverse(row.id))),
        );
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 25, "each once");
    assert!(seen.is_sorted(), "newest first, then by id");
}
