//! What must hold after the walk, wherever the hub was killed.

use engine::{Author, Consent, Content, Correspondence, MessageId, Standing};
use simulator::{Direction, Message};

use super::life::Life;
use super::walk::{TOO_LATE, WORDS, Walked};
use crate::support::id;

pub(super) async fn judge(life: &Life, walked: &Walked) {
    let at = life.at.as_str();
    let state = life.anna().state().await;
    let mut messages = life.world().simulator.messages();
    messages.sort_by_key(|message| (message.created_ms, message.number));
    words_went_once_and_in_order(&messages, &state, walked, at);
    the_rest_went_at_most_once(&messages, &state, at);
    consent_and_window_held(&messages, &state, at);
    the_guest_was_heard_once(&messages, &state, at);
    the_feed_has_no_gap(life, at).await;
}

fn words_went_once_and_in_order(
    messages: &[Message],
    state: &Correspondence,
    walked: &Walked,
    at: &str,
) {
    let mut went: Vec<&str> = outbound(messages)
        .map(|message| message.body.as_str())
        .filter(|body| WORDS.iter().any(|(_, text)| text == body))
        .collect();
    for (number, text) in WORDS {
        let times = went.iter().filter(|body| **body == text).count();
        assert_eq!(times, 1, "{at}: {text} once");
        let standing = &state.messages[&MessageId(id(number))].standing;
        assert_eq!(*standing, Standing::Delivered, "{at}: {text}");
    }
    went.retain(|body| !walked.retried.contains(body));
    let in_order: Vec<&str> = WORDS
        .iter()
        .map(|(_, text)| *text)
        .filter(|text| !walked.retried.contains(text))
        .collect();
    assert_eq!(went, in_order, "{at}: in order");
}

/// Requests and notices that were cut off before the provider had them stay unknown: nobody sends them again silently.
fn the_rest_went_at_most_once(messages: &[Message], state: &Correspondence, at: &str) {
    for message in state.messages.values() {
        let ours = matches!(
            message.content,
            Content::OptInRequest { .. } | Content::Notice { .. }
        );
        if !ours || message.author == Author::Guest {
            continue;
        }
        let sent = message.provider_id.as_ref();
        let sent = outbound(messages).filter(|it| Some(&it.sid) == sent.map(|id| &id.0));
        let times = sent.count();
        let known = (&message.standing, times);
        let one_or_unknown = [(&Standing::Delivered, 1), (&Standing::Unknown, 0)];
        assert!(one_or_unknown.contains(&known), "{at}: {message:?}");
    }
    let asked = outbound(messages).filter(|message| !message.buttons.is_empty());
    assert_eq!(asked.count(), 1, "{at}: asked once");
    let notices = ["You're now connected", "You won't receive"];
    for notice in notices {
        let told = outbound(messages).filter(|message| message.body.starts_with(notice));
        assert!(told.count() <= 1, "{at}: {notice} at most once");
    }
}

fn consent_and_window_held(messages: &[Message], state: &Correspondence, at: &str) {
    for message in outbound(messages) {
        assert_eq!(message.error_code, None, "{at}: {}", message.body);
        assert_ne!(message.body, TOO_LATE, "{at}: nothing after the STOP");
    }
    let conversation = state.conversations.values().next().unwrap();
    assert!(
        matches!(conversation.consent, Consent::Declined { .. }),
        "{at}: {:?}",
        conversation.consent
    );
    let granted = messages.iter().position(is_inbound).unwrap();
    let stopped = messages.iter().rposition(is_inbound).unwrap();
    for (place, message) in messages.iter().enumerate() {
        if WORDS.iter().any(|(_, text)| *text == message.body) {
            assert!(granted < place, "{at}: {} before consent", message.body);
            assert!(place < stopped, "{at}: {} after the STOP", message.body);
        }
    }
    assert_eq!(state.held().count(), 0, "{at}: nothing is held");
}

fn the_guest_was_heard_once(messages: &[Message], state: &Correspondence, at: &str) {
    let heard = state.messages.values();
    let mut heard: Vec<&str> = heard
        .filter(|message| message.author == Author::Guest)
        .filter_map(|message| message.provider_id.as_ref())
        .map(|id| id.0.as_str())
        .collect();
    let written = messages.iter().filter(|message| is_inbound(message));
    let mut written: Vec<&str> = written.map(|message| message.sid.as_str()).collect();
    heard.sort_unstable();
    written.sort_unstable();
    assert_eq!(heard, written, "{at}: each of Maria's messages once");
}

async fn the_feed_has_no_gap(life: &Life, at: &str) {
    let rows = life.anna().feed().await;
    let versions: Vec<u64> = rows.iter().map(|row| row.recorded.version).collect();
    let all: Vec<u64> = (1..=versions.len() as u64).collect();
    assert_eq!(versions, all, "{at}: every event once");
}

fn outbound(messages: &[Message]) -> impl Iterator<Item = &Message> {
    messages
        .iter()
        .filter(|message| message.direction == Direction::Outbound)
}

fn is_inbound(message: &Message) -> bool {
    message.direction == Direction::Inbound
}
