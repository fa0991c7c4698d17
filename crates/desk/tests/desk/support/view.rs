//! Reading timelines in tests.

use wire::view::{ContentView, MessageView, TimelineBody, TimelineItem};

use super::bench::id;

/// The messages among the items.
pub(crate) fn messages(items: &[TimelineItem]) -> Vec<&MessageView> {
    items
        .iter()
        .filter_map(|item| match &item.body {
            TimelineBody::Message { message } => Some(message),
            TimelineBody::Notice { .. } => None,
        })
        .collect()
}

/// The message with this number.
pub(crate) fn message(items: &[TimelineItem], number: u128) -> Option<&MessageView> {
    messages(items)
        .into_iter()
        .find(|message| message.id == id(number).to_string())
}

/// The words of plain messages, in order.
pub(crate) fn texts(items: &[TimelineItem]) -> Vec<&str> {
    messages(items)
        .into_iter()
        .filter_map(|message| match &message.content {
            ContentView::Text { text } => Some(text.as_str()),
            ContentView::OptInRequest { .. }
            | ContentView::Template { .. }
            | ContentView::GuestNotice { .. }
            | ContentView::Placeholder { .. } => None,
        })
        .collect()
}
