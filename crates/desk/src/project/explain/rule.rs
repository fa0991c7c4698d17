//! Which rule was behind a step, by the ids of docs/rules.md.

use engine::{Author, Basis, Content, Conversation, Event, GuestNotice, MessageId, Recorded};
use wire::view::{CancelledWhy, FailureView, Happening, HeldWhy};

/// The rule that decided `what`, which `recorded` tells of; `None` where only facts of the world did.
pub(super) fn of(
    recorded: &Recorded,
    what: &Happening,
    conversation: Option<&Conversation>,
) -> Option<&'static str> {
    Some(match what {
        Happening::Queued { .. } => return sending(recorded, conversation),
        Happening::Received { late: false } => "T2",
        // The provider's acceptance gives a message its place.
        Happening::Received { late: true } | Happening::Accepted { .. } => "P3",
        Happening::Held {
            why: HeldWhy::WindowLapsed,
        } => "W4",
        Happening::Held {
            why: HeldWhy::ProviderWindow,
        } => "W6",
        Happening::Released { .. } => match recorded.by {
            Author::Guest => "W5",
            Author::Member(_) | Author::System => "W6",
        },
        // One in flight, at the provider's pace.
        Happening::Postponed { .. } | Happening::Started { .. } => "W5",
        Happening::Edited | Happening::Moved => "W7",
        Happening::Cancelled { why } => match why {
            CancelledWhy::ByMember | CancelledWhy::AuthorGone => "W7",
            CancelledWhy::GuestDeclined => "C8",
            CancelledWhy::ConnectorOff => "E3",
            CancelledWhy::Overtaken => "C3",
        },
        Happening::Failed { failure, .. } => match failure {
            FailureView::Unreachable => "C2",
            FailureView::BlockedByGuest => "C7",
            FailureView::Content
            | FailureView::Marketing
            | FailureView::Account
            | FailureView::ProviderAway
            | FailureView::Rejected => "P1",
        },
        Happening::Unreachable { .. } => "C2",
        Happening::Unanswered => "C6",
        Happening::Answered { accepted } => return answer(*accepted, &recorded.event),
        Happening::Retried { .. }
        | Happening::Sent
        | Happening::Delivered
        | Happening::Read
        | Happening::Uncertain
        | Happening::AttemptFailed { .. } => "P1",
        Happening::Written
        | Happening::Blocked { .. }
        | Happening::Refused { .. }
        | Happening::Unreadable => return None,
    })
}

/// Why something was sent without waiting.
fn sending(recorded: &Recorded, conversation: Option<&Conversation>) -> Option<&'static str> {
    let Event::MessageWritten {
        message,
        author,
        content,
        ..
    } = &recorded.event
    else {
        return None;
    };
    match content {
        Content::Text { .. } => Some("W1"),
        Content::Template { .. } => Some("W8"),
        Content::OptInRequest { .. } => Some(asking(*author, *message, conversation)),
        Content::Notice { notice, .. } => Some(match notice {
            GuestNotice::Accepted => "C3",
            GuestNotice::Declined => "C4",
            GuestNotice::Joined => "M1",
            GuestNotice::Left => "M2",
            GuestNotice::Transferred => "M4",
        }),
        Content::Placeholder { .. } => None,
    }
}

fn asking(author: Author, request: MessageId, conversation: Option<&Conversation>) -> &'static str {
    let first = conversation.and_then(|conversation| conversation.requests.first());
    match author {
        Author::System | Author::Guest => "C5",
        Author::Member(_) if first.is_none_or(|first| first.message == request) => "C1",
        Author::Member(_) => "C6",
    }
}

fn answer(accepted: bool, event: &Event) -> Option<&'static str> {
    let (Event::ConsentGranted { evidence, .. } | Event::ConsentDeclined { evidence, .. }) = event
    else {
        return None;
    };
    Some(match evidence.basis {
        Basis::Button | Basis::Keyword if accepted => "C3",
        Basis::Button | Basis::Keyword => "C4",
        Basis::GuestInitiated => "C9",
        Basis::ProviderBlock => "C7",
    })
}
