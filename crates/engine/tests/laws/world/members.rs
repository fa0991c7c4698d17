//! What members do.

use engine::{
    Actor, Content, ConversationId, Entitlement, Intent, IntentId, MessageId, Refusal, Report,
};

use super::{MEMBERS, World};
use crate::history::Draft;
use crate::support::entitled;

impl World {
    pub(crate) fn actor(&self, who: usize) -> Actor {
        let entitlement = match self.off[who] {
            true => Entitlement::MemberOff,
            false => Entitlement::Entitled,
        };
        Actor {
            entitlement,
            ..entitled(MEMBERS[who])
        }
    }

    pub(super) fn asks(&mut self, who: usize) {
        let intent = Intent::StartConversation {
            conversation: ConversationId(self.hub.fresh()),
            request: MessageId(self.hub.fresh()),
        };
        self.submits(who, intent);
    }

    pub(super) fn resends(&mut self, who: usize, pick: usize) {
        let request = MessageId(self.hub.fresh());
        if let Some(conversation) = self.conversation_of(who, pick) {
            let intent = Intent::ResendRequest {
                conversation,
                request,
            };
            self.submits(who, intent);
        }
    }

    pub(super) fn writes(&mut self, who: usize, pick: usize, draft: Draft) {
        let message = MessageId(self.hub.fresh());
        let Some(conversation) = self.conversation_of(who, pick) else {
            return;
        };
        let content = drafted(draft, &self.hub.log.len().to_string());
        let intent = sending(conversation, message, content);
        self.submits(who, intent);
    }

    pub(super) fn edits(&mut self, who: usize, pick: usize) {
        let text = format!("edited {}", self.hub.log.len());
        if let Some(message) = self.message(pick) {
            let who = self.author_of(message, who, pick);
            self.submits(who, Intent::EditHeld { message, text });
        }
    }

    pub(super) fn cancels(&mut self, who: usize, pick: usize) {
        if let Some(message) = self.message(pick) {
            let who = self.author_of(message, who, pick);
            self.submits(who, Intent::CancelHeld { message });
        }
    }

    /// Moves one of the held messages before another, or last.
    pub(super) fn moves(&mut self, who: usize, pick: usize, to: usize) {
        let held: Vec<MessageId> = self.hub.state.held().map(|message| message.id).collect();
        let Some(index) = pick.checked_rem(held.len()) else {
            return;
        };
        let before = held.get(to % (held.len() + 1)).copied();
        let message = held[index];
        let who = self.author_of(message, who, pick + to);
        self.submits(who, Intent::MoveHeld { message, before });
    }

    pub(super) fn retries(&mut self, who: usize, pick: usize) {
        if let Some(message) = self.message(pick) {
            let who = self.author_of(message, who, pick);
            self.submits(who, Intent::Retry { message });
        }
    }

    pub(super) fn sends_again(&mut self, pick: usize) {
        if let Some((message, _)) = self.unknown(pick) {
            let who = self.author_of(message, 0, 1);
            self.submits(who, Intent::Retry { message });
        }
    }

    pub(super) fn switches(&mut self, who: usize, on: bool) {
        self.off[who] = !on;
        let members = vec![MEMBERS[who]];
        let report = match on {
            true => Report::ConnectorSwitchedOn { members },
            false => Report::ConnectorSwitchedOff { members },
        };
        self.tells(report);
    }

    pub(super) fn submits(&mut self, who: usize, intent: Intent) {
        let id = IntentId(self.hub.fresh());
        let answer = self.reaches_hub(self.actor(who), id, &intent);
        self.asked.push((MEMBERS[who], intent, answer));
    }

    /// The hub decides, and the model watches.
    pub(crate) fn reaches_hub(
        &mut self,
        actor: Actor,
        id: IntentId,
        intent: &Intent,
    ) -> Result<(), Refusal> {
        let events = self.hub.ask(actor, id, intent)?;
        self.watch(&events);
        self.watch_intent(intent, &events);
        Ok(())
    }
}

/// What a draft says; `mark` tells it from others.
pub(crate) fn drafted(draft: Draft, mark: &str) -> Content {
    match draft {
        Draft::Words => Content::Text {
            text: format!("words {mark}"),
        },
        Draft::Forbidden => Content::Text {
            text: format!("guaranteed {mark}"),
        },
        Draft::TooLong => Content::Text {
            text: "é".repeat(1_601),
        },
        Draft::Nothing => Content::Text {
            text: " ".to_owned(),
        },
        Draft::Template => Content::Template {
            name: "reminder".to_owned(),
            text: String::new(),
            language: String::new(),
        },
    }
}

pub(crate) fn sending(
    conversation: ConversationId,
    message: MessageId,
    content: Content,
) -> Intent {
    match content {
        Content::Template { name, .. } => Intent::SendTemplate {
            conversation,
            message,
            name,
        },
        Content::Text { .. }
        | Content::OptInRequest { .. }
        | Content::Notice { .. }
        | Content::Placeholder { .. } => Intent::Send {
            conversation,
            drafted_in: conversation,
            message,
            content,
        },
    }
}
