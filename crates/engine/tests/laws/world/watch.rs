//! What the model learns from the hub: what is written, handed over and asked for; never why.

use engine::{Author, Content, Event, Intent, MessageId, Outcome};

use super::World;
use crate::model::{GivenUp, Kind};

impl World {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the model looks at what reaches the provider alone"
    )]
    pub(super) fn watch(&mut self, events: &[Event]) {
        for event in events {
            match event {
                Event::MessageWritten {
                    message,
                    author,
                    content,
                    outcome,
                    ..
                } => self.watch_written(*message, *author, content, outcome),
                Event::MessageQueued {
                    message, attempt, ..
                } => {
                    self.model.current.insert(*message, *attempt);
                }
                Event::SendStarted { message, attempt } => {
                    self.model.started((*message, *attempt), self.hub.now);
                }
                Event::OptInRequested {
                    by: Author::System, ..
                } => self.model.asked_by_system = Some(self.hub.now),
                _ => {}
            }
        }
    }

    fn watch_written(
        &mut self,
        message: MessageId,
        author: Author,
        content: &Content,
        outcome: &Outcome,
    ) {
        let (words, request) = match content {
            Content::Text { .. } | Content::Notice { .. } | Content::Placeholder { .. } => {
                (true, false)
            }
            Content::OptInRequest { .. } => (false, true),
            Content::Template { .. } => (false, false),
        };
        let kind = Kind {
            author,
            words,
            request,
        };
        self.model.kinds.insert(message, kind);
        if !matches!(outcome, Outcome::Blocked { .. }) {
            self.model.order.push(message);
            self.model.current.insert(message, 1);
        }
    }

    /// Only intents that changed something are looked at.
    pub(super) fn watch_intent(&mut self, intent: &Intent, events: &[Event]) {
        if events.is_empty() {
            return;
        }
        match intent {
            Intent::StartConversation { request, .. } | Intent::ResendRequest { request, .. } => {
                self.model.asked = Some((self.hub.now, *request));
            }
            Intent::Retry { message } => {
                self.give_up(*message);
                *self.model.sent_again.entry(*message).or_default() += 1;
                if self.model.kinds[message].request {
                    self.model.asked = Some((self.hub.now, *message));
                }
            }
            Intent::MoveHeld { message, before } => self.watch_move(*message, *before),
            Intent::Send { .. }
            | Intent::SendTemplate { .. }
            | Intent::EditHeld { .. }
            | Intent::CancelHeld { .. }
            | Intent::AddMembers { .. }
            | Intent::Leave { .. }
            | Intent::Remove { .. }
            | Intent::Transfer { .. }
            | Intent::AnswerTransfer { .. }
            | Intent::WithdrawTransfer { .. }
            | Intent::AskToJoin { .. } => {}
        }
    }

    /// What was known of the attempts before an explicit retry counts no more.
    fn give_up(&mut self, message: MessageId) {
        let attempts = self.model.attempts.iter_mut();
        for (_, known) in attempts.filter(|((of, _), _)| *of == message) {
            known.given_up.get_or_insert(GivenUp::SentAgain);
        }
    }

    /// The held messages of the conversation exchange their places.
    fn watch_move(&mut self, message: MessageId, before: Option<MessageId>) {
        let messages = &self.hub.state.messages;
        let conversation = messages[&message].conversation;
        let is_held = |id: &MessageId| {
            let known = &messages[id];
            known.standing.is_held() && known.conversation == conversation
        };
        let order = &mut self.model.order;
        let slots: Vec<usize> = (0..order.len())
            .filter(|slot| is_held(&order[*slot]))
            .collect();
        let mut held: Vec<MessageId> = slots.iter().map(|slot| order[*slot]).collect();
        held.retain(|other| *other != message);
        let at = before.and_then(|before| held.iter().position(|other| *other == before));
        held.insert(at.unwrap_or(held.len()), message);
        for (slot, id) in slots.into_iter().zip(held) {
            order[slot] = id;
        }
    }
}
