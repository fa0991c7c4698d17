//! What would become of a message, asked before it is sent; it is the decision itself (P6).

use uuid::Uuid;

use crate::{
    Content, Context, ConversationId, Correspondence, Event, HeldReason, Intent, MessageId,
    Outcome, Refusal, Timestamp, decide,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consequence {
    /// `may_be_held`: only a member's own message keeps the window open, the provider may still refuse (W1).
    SendsNow {
        lapses_at: Timestamp,
        may_be_held: bool,
    },
    Held {
        reason: HeldReason,
    },
    Template,
    BlockedBy {
        rule: String,
    },
    Refused {
        refusal: Refusal,
    },
}

/// What [`decide`] would do with `content` now.
pub fn preview(
    state: &Correspondence,
    conversation: ConversationId,
    content: &Content,
    context: &Context<'_>,
) -> Consequence {
    let message = MessageId(Uuid::nil());
    let intent = match content {
        Content::Template { name, .. } => Intent::SendTemplate {
            conversation,
            message,
            name: name.clone(),
        },
        Content::Text { .. }
        | Content::OptInRequest { .. }
        | Content::Notice { .. }
        | Content::Placeholder { .. } => Intent::Send {
            conversation,
            drafted_in: conversation,
            message,
            content: content.clone(),
        },
    };
    match decide(state, &intent, context) {
        Err(refusal) => Consequence::Refused { refusal },
        Ok(events) => consequence(state, &events, context),
    }
}

fn consequence(state: &Correspondence, events: &[Event], context: &Context<'_>) -> Consequence {
    let Some(Event::MessageWritten {
        content, outcome, ..
    }) = events.first()
    else {
        return Consequence::Refused {
            refusal: Refusal::UnknownMessage,
        };
    };
    match outcome {
        Outcome::Held { reason } => Consequence::Held { reason: *reason },
        Outcome::Blocked { rule } => Consequence::BlockedBy { rule: rule.clone() },
        Outcome::Queued if !content.needs_window() => Consequence::Template,
        Outcome::Queued => Consequence::SendsNow {
            lapses_at: state
                .window
                .lapses_at(context.policy)
                .unwrap_or(context.now),
            may_be_held: state.window.rests_on_member(context.now, context.policy),
        },
    }
}
