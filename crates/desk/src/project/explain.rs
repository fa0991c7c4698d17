//! All that happened to one message, and what happens next.

mod next;
mod rule;
mod told;

use engine::{Conversation, Intent, MessageId, Recorded, Timestamp};
use wire::RefusalView;
use wire::view::{Happening, StepView};

use super::not_taken::subject;
use crate::books::Book;
use crate::directory::Directory;
use crate::store::outbox::{OutboxRow, Wedge};

pub(crate) use next::next;

/// What the log tells of a message, then what only this device knows of it.
pub(crate) fn steps(
    (book, conversation): (&Book, Option<&Conversation>),
    message: MessageId,
    log: &[Recorded],
    directory: &Directory,
) -> Vec<StepView> {
    let mut steps: Vec<StepView> = Vec::new();
    for recorded in log {
        let happened = told::happenings(recorded, &steps);
        steps.extend(happened.into_iter().map(|what| StepView {
            at: recorded.at.0,
            provider_at: told::provider_at(recorded).map(|at| at.0),
            by: directory.author(recorded.by),
            rule: rule::of(recorded, &what, conversation).map(str::to_owned),
            what,
            confirmed: true,
        }));
    }
    let here = book.outbox.iter();
    let concerning = here.filter(|row| subject(&row.submission.intent) == Some(message));
    steps.extend(concerning.flat_map(|row| local(row, directory)));
    steps
}

fn local(row: &OutboxRow, directory: &Directory) -> Vec<StepView> {
    let you = engine::Author::Member(directory.me.member);
    let step = |at: Timestamp, by, what| StepView {
        at: at.0,
        provider_at: None,
        by: directory.author(by),
        what,
        rule: None,
        confirmed: false,
    };
    let asked = asked(&row.submission.intent);
    let asked = asked.map(|what| step(row.made_at, you, what));
    let mut steps: Vec<StepView> = asked.into_iter().collect();
    if let Some(wedge) = &row.wedge {
        let at = row.refused_at.unwrap_or(row.made_at);
        steps.push(step(at, engine::Author::System, answered(wedge)));
    }
    steps
}

/// `None` for what is about no message.
fn asked(intent: &Intent) -> Option<Happening> {
    Some(match intent {
        Intent::StartConversation { .. }
        | Intent::ResendRequest { .. }
        | Intent::Send { .. }
        | Intent::SendTemplate { .. } => Happening::Written,
        Intent::EditHeld { .. } => Happening::Edited,
        Intent::CancelHeld { .. } => Happening::Cancelled {
            why: wire::view::CancelledWhy::ByMember,
        },
        Intent::MoveHeld { .. } => Happening::Moved,
        Intent::Retry { .. } => Happening::Retried { attempt: 0 },
        Intent::AddMembers { .. }
        | Intent::Leave { .. }
        | Intent::Remove { .. }
        | Intent::Transfer { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => return None,
    })
}

fn answered(wedge: &Wedge) -> Happening {
    match wedge {
        Wedge::Refused { refusal } => Happening::Refused {
            refusal: RefusalView::from(refusal.clone()),
        },
        Wedge::Malformed { .. } => Happening::Unreadable,
    }
}
