//! A message as a timeline item.

use engine::{Content, FailureKind, HeldReason, Message, Standing};
use wire::view::{ContentView, FailureView, HeldWhy, Status};

use super::{Body, Item, Place};

/// What of a message only the desk knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Local {
    /// Place in the order of release from 1; 0 when it isn't held.
    pub(crate) held: u32,
    /// The hub hasn't confirmed that it is to be sent.
    pub(crate) unconfirmed: bool,
    /// The hub's log doesn't have it.
    pub(crate) pending: bool,
}

/// The item of a message; `None` for what goes on without the members, such as a notice to the guest that arrived.
pub(crate) fn item(message: &Message, local: Local) -> Option<Item> {
    let status = match local.unconfirmed {
        true => Status::Pending,
        false => status(&message.standing, local.held),
    };
    if matches!(message.content, Content::Notice { .. }) && !concerns_members(&status) {
        return None;
    }
    let (at, arrival) = message.order;
    Some(Item {
        conversation: message.conversation,
        place: Place {
            at,
            arrival,
            key: message.id.0,
        },
        body: Body::Message {
            author: message.author,
            content: content(&message.content),
            status,
            written_at: message.written_at,
            provider_at: message.provider_at,
            late: message.late,
        },
        held: local.held,
        pending: local.pending,
    })
}

/// A notice to the guest shows only when something keeps it from the guest.
fn concerns_members(status: &Status) -> bool {
    match status {
        Status::Held { .. } | Status::Failed { .. } | Status::Refused { .. } | Status::Unknown => {
            true
        }
        Status::Received
        | Status::Pending
        | Status::Queued
        | Status::Sent
        | Status::Delivered
        | Status::Read
        | Status::Blocked { .. }
        | Status::Cancelled => false,
    }
}

pub(crate) fn content(content: &Content) -> ContentView {
    match content {
        Content::Text { text } => ContentView::Text { text: text.clone() },
        Content::OptInRequest {
            text,
            accept,
            decline,
            ..
        } => ContentView::OptInRequest {
            text: text.clone(),
            accept_label: accept.label.clone(),
            decline_label: decline.label.clone(),
        },
        Content::Template { name, text, .. } => ContentView::Template {
            name: name.clone(),
            text: text.clone(),
        },
        Content::Notice { text, .. } => ContentView::GuestNotice { text: text.clone() },
        Content::Placeholder { kind } => ContentView::Placeholder { kind: kind.clone() },
    }
}

fn status(standing: &Standing, position: u32) -> Status {
    match standing {
        Standing::Received => Status::Received,
        Standing::Held { reason } => Status::Held {
            why: why(*reason),
            position,
        },
        Standing::Queued | Standing::Started | Standing::Accepted => Status::Queued,
        Standing::Sent => Status::Sent,
        Standing::Delivered => Status::Delivered,
        Standing::Read => Status::Read,
        Standing::Failed { failure: it } => Status::Failed {
            failure: failure(it.kind),
            provider_code: it.code,
        },
        Standing::Blocked { rule } => Status::Blocked { rule: rule.clone() },
        Standing::Cancelled { .. } => Status::Cancelled,
        Standing::Unknown => Status::Unknown,
    }
}

pub(crate) fn why(reason: HeldReason) -> HeldWhy {
    match reason {
        HeldReason::WindowLapsed => HeldWhy::WindowLapsed,
        HeldReason::ProviderWindow => HeldWhy::ProviderWindow,
    }
}

pub(crate) fn failure(kind: FailureKind) -> FailureView {
    match kind {
        FailureKind::Unreachable => FailureView::Unreachable,
        FailureKind::BlockedByGuest => FailureView::BlockedByGuest,
        FailureKind::Content => FailureView::Content,
        FailureKind::Marketing => FailureView::Marketing,
        FailureKind::Account => FailureView::Account,
        FailureKind::ProviderAway => FailureView::ProviderAway,
        FailureKind::OutsideWindow | FailureKind::Rejected => FailureView::Rejected,
    }
}
