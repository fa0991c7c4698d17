//! Several lines: each conversation goes by the policy of its own.

use engine::{ContentRule, ConversationId, LineId, Pair, Policy, Span, WindowAnchor};
use wire::api::StreamEvent;
use wire::commands::{OneConversation, PreviewText};
use wire::view::{ConsequenceView, ConversationView, Status};

use crate::support::{Bench, message};

const SECOND: LineId = LineId(uuid::Uuid::from_u128(4));

/// Three days, by the guest's words alone, and "promise" doesn't leave the house.
fn strict() -> Policy {
    Policy {
        window_anchor: WindowAnchor::Guest,
        window_length: Span::hours(72),
        content_rules: vec![ContentRule {
            name: "promises".to_owned(),
            words: vec!["promise".to_owned()],
        }],
        ..Policy::default()
    }
}

/// A desk with Mara's conversation on the first line and one that she began on the second.
async fn on_two_lines(bench: &Bench) -> (desk::Desk, ConversationId, ConversationId) {
    bench.hub.record().lines.insert(SECOND, strict());
    let desk = bench.open().await;
    let first = bench.agreed(&desk).await;
    let pair = Pair {
        line: SECOND,
        ..Bench::pair()
    };
    bench.guest_wrote_to(pair, "second-1", "Hi", bench.now());
    bench.settled(&desk).await;
    let record = bench.hub.record();
    let conversations = &record.pairs.get(&pair).unwrap().conversations;
    let second = *conversations.keys().next().unwrap();
    drop(record);
    (desk, first, second)
}

async fn head(desk: &desk::Desk, conversation: ConversationId) -> ConversationView {
    let conversation = conversation.to_string();
    let request = OneConversation { conversation };
    desk.conversation(request).await.unwrap()
}

async fn preview(desk: &desk::Desk, conversation: ConversationId, text: &str) -> ConsequenceView {
    let request = PreviewText {
        conversation: conversation.to_string(),
        text: text.to_owned(),
    };
    desk.preview(request).await.unwrap()
}

#[tokio::test]
async fn each_conversation_shows_the_window_of_its_own_line() {
    let bench = Bench::new().await;
    let (desk, first, second) = on_two_lines(&bench).await;
    let (one, other) = (head(&desk, first).await, head(&desk, second).await);
    assert_eq!(
        (one.window.length_ms, other.window.length_ms),
        (Span::hours(24).0, Span::hours(72).0),
        "each line's own length"
    );
    let lapses = bench.now() + Span::hours(72);
    assert_eq!(
        other.window.lapses_at,
        Some(lapses.0),
        "three days from now"
    );
    assert_eq!(
        (one.row.line_name.as_str(), other.row.line_name.as_str()),
        ("Northwind", "Northwind Recruiting"),
        "they are told apart"
    );

    bench.advance(Span::hours(25));
    let held = preview(&desk, first, "Hello").await;
    assert!(matches!(held, ConsequenceView::Held { .. }), "{held:?}");
    let sends = preview(&desk, second, "Hello").await;
    assert!(
        matches!(sends, ConsequenceView::SendsNow { .. }),
        "{sends:?}"
    );
}

#[tokio::test]
async fn words_are_judged_by_the_rules_of_the_line_they_go_out_on() {
    let bench = Bench::new().await;
    let (desk, first, second) = on_two_lines(&bench).await;
    let blocked = ConsequenceView::BlockedBy {
        rule: "promises".to_owned(),
    };
    assert_eq!(preview(&desk, second, "I promise").await, blocked, "P6");
    assert_ne!(preview(&desk, first, "I promise").await, blocked, "P6");

    bench.away(true);
    bench.send(&desk, first, 7, "I promise").await.unwrap();
    bench.send(&desk, second, 8, "I promise").await.unwrap();
    let predicted = (
        bench.items(&desk, first).await,
        bench.items(&desk, second).await,
    );
    bench.away(false);
    desk.wake();
    bench.settled(&desk).await;
    let confirmed = bench.items(&desk, second).await;
    let rule = "promises".to_owned();
    let status = message(&confirmed, 8).map(|seen| &seen.status);
    assert_eq!(status, Some(&Status::Blocked { rule }), "the hub says so");
    let places = |items: &[wire::view::TimelineItem]| -> Vec<_> {
        items.iter().map(|item| item.key.clone()).collect()
    };
    assert_eq!(places(&predicted.1), places(&confirmed), "as predicted");
    let other = message(&bench.items(&desk, first).await, 7).map(|seen| seen.status.clone());
    assert_eq!(other, Some(Status::Queued), "not so on the other line");
}

#[tokio::test]
async fn a_changed_policy_of_a_second_line_is_shown_without_anybody_asking() {
    let bench = Bench::new().await;
    let (desk, _, second) = on_two_lines(&bench).await;
    let shorter = Policy {
        window_length: Span::hours(48),
        ..strict()
    };
    bench.hub.record().lines.insert(SECOND, shorter);
    let now = bench.now();
    bench
        .hub
        .shared
        .stream
        .send(StreamEvent::Directory { now })
        .ok();
    let lapses = (now + Span::hours(48)).0;
    bench
        .until(&desk, async || {
            head(&desk, second).await.window.lapses_at == Some(lapses)
        })
        .await;
}
