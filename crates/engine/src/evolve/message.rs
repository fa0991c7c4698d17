//! Events of one message.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the caller has sorted the events exhaustively"
)]

use std::collections::BTreeMap;

use crate::{
    Author, Content, Correspondence, Event, Message, MessageId, Outcome, Recorded, Standing,
    Timestamp,
};

pub(super) fn evolve(state: &mut Correspondence, recorded: &Recorded) {
    match &recorded.event {
        Event::MessageReceived { .. } => received(state, recorded),
        Event::MessageWritten { .. } => written(state, recorded),
        Event::MessageQueued {
            message,
            attempt,
            at,
        } => state.enqueue(*message, *attempt, *at),
        Event::MessageHeld { message, reason } => state.hold(*message, *reason),
        Event::HeldEdited { message, text } => edited(state, *message, text),
        Event::HeldMoved { message, before } => state.move_held(*message, *before),
        Event::MessageCancelled { message, reason } => {
            settle(state, *message, Standing::Cancelled { reason: *reason });
        }
        Event::SendStarted { message, .. } => {
            started(state, *message, (recorded.at, recorded.version));
        }
        Event::MessageAccepted { .. } => accepted(state, recorded),
        Event::MessageSent { message, .. } => settle(state, *message, Standing::Sent),
        Event::MessageDelivered { message, .. } => settle(state, *message, Standing::Delivered),
        Event::MessageRead { message, .. } => settle(state, *message, Standing::Read),
        Event::MessageFailed { message, failure } => {
            settle(
                state,
                *message,
                Standing::Failed {
                    failure: failure.clone(),
                },
            );
        }
        Event::MessageUncertain { message } => uncertain(state, *message),
        Event::AttemptFailed { message, attempt } => state.change(*message, |message| {
            message.unknown.remove(attempt);
        }),
        _ => {}
    }
}

fn received(state: &mut Correspondence, recorded: &Recorded) {
    let Event::MessageReceived {
        conversation,
        message,
        provider_id,
        content,
        at,
        late,
    } = &recorded.event
    else {
        return;
    };
    state.by_provider.insert(provider_id.clone(), *message);
    insert(
        state,
        Message {
            id: *message,
            conversation: *conversation,
            author: Author::Guest,
            content: content.clone(),
            speaker: None,
            standing: Standing::Received,
            written_at: recorded.at,
            provider_at: Some(*at),
            provider_id: Some(provider_id.clone()),
            order: (*at, recorded.version),
            late: *late,
            attempt: 0,
            attempts: 0,
            unknown: BTreeMap::new(),
            queued_at: *at,
            started: None,
            place: recorded.version,
        },
    );
}

fn written(state: &mut Correspondence, recorded: &Recorded) {
    let Event::MessageWritten {
        conversation,
        message,
        author,
        content,
        at,
        outcome,
        speaker,
    } = &recorded.event
    else {
        return;
    };
    if state.messages.contains_key(message) {
        return;
    }
    insert(
        state,
        Message {
            id: *message,
            conversation: *conversation,
            author: *author,
            content: content.clone(),
            speaker: speaker.clone(),
            standing: Standing::Queued,
            written_at: *at,
            provider_at: None,
            provider_id: None,
            order: (*at, recorded.version),
            late: false,
            attempt: 1,
            attempts: 1,
            unknown: BTreeMap::new(),
            queued_at: *at,
            started: None,
            place: recorded.version,
        },
    );
    match outcome {
        Outcome::Queued => state.enqueue(*message, 1, *at),
        Outcome::Held { reason } => state.hold(*message, *reason),
        Outcome::Blocked { rule } => {
            stand(state, *message, Standing::Blocked { rule: rule.clone() });
        }
    }
}

/// A message of a known conversation, once (P2).
fn insert(state: &mut Correspondence, message: Message) {
    let Some(conversation) = state.conversations.get_mut(&message.conversation) else {
        return;
    };
    conversation.active_at = conversation.active_at.max(message.order.0);
    conversation.has_messages = true;
    if !state.messages.contains_key(&message.id) {
        conversation.follow_speaker(None, message.spoken_by(), message.written_at);
        state.messages.insert(message.id, message);
    }
}

fn started(state: &mut Correspondence, id: MessageId, at: (Timestamp, u64)) {
    if !state.messages.contains_key(&id) {
        return;
    }
    state.leave_lane(id);
    state.change(id, |message| {
        message.standing = Standing::Started;
        message.started = Some(at);
    });
    state.lane.in_flight = Some(id);
}

fn edited(state: &mut Correspondence, id: MessageId, words: &str) {
    state.change(id, |message| {
        if let Content::Text { text } = &mut message.content {
            words.clone_into(text);
        }
    });
}

/// The provider's acceptance gives the message its place in the timeline (P3), and makes the attempt the one that
/// counts. A later attempt that still waited has lost its point.
fn accepted(state: &mut Correspondence, recorded: &Recorded) {
    let Event::MessageAccepted {
        message: id,
        attempt,
        provider_id,
        at,
    } = &recorded.event
    else {
        return;
    };
    if state.lane.in_flight != Some(*id) {
        state.leave_lane(*id);
    }
    state.change(*id, |message| {
        message.attempt = *attempt;
        if let Some(tried) = message.unknown.remove(attempt) {
            message.started = Some(tried.started);
        }
        message.standing = Standing::Accepted;
        message.provider_at = Some(*at);
        message.provider_id = Some(provider_id.clone());
        message.order = (*at, recorded.version);
    });
    let Some(message) = state.messages.get(id) else {
        return;
    };
    state.by_provider.insert(provider_id.clone(), *id);
    if let Some(conversation) = state.conversations.get_mut(&message.conversation) {
        conversation.active_at = conversation.active_at.max(*at);
    }
}

/// The attempt is remembered, for a late word about it.
fn uncertain(state: &mut Correspondence, id: MessageId) {
    state.change(id, |message| {
        let tried = message.tried(message.attempt);
        message.unknown.insert(message.attempt, tried);
    });
    settle(state, id, Standing::Unknown);
}

/// A standing after which the next message may go.
fn settle(state: &mut Correspondence, id: MessageId, standing: Standing) {
    state.leave_lane(id);
    stand(state, id, standing);
}

fn stand(state: &mut Correspondence, id: MessageId, standing: Standing) {
    state.change(id, |message| message.standing = standing);
}
