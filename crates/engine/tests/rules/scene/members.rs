//! What members do.

use engine::{
    Actor, Content, ConversationId, Entitlement, Intent, IntentId, MemberId, MessageId, Refusal,
    Report,
};

use super::{ANA, BEN, FIRST, SECOND, Scene};
use crate::support::entitled;

impl Scene {
    pub(crate) fn actor(&self, member: MemberId) -> Actor {
        let entitlement = self.entitlements.get(&member).copied();
        Actor {
            entitlement: entitlement.unwrap_or(Entitlement::Entitled),
            has_contact: !self.strangers.contains(&member),
            ..entitled(member)
        }
    }

    pub(crate) fn entitlement(&mut self, member: MemberId, entitlement: Entitlement) -> &mut Self {
        self.entitlements.insert(member, entitlement);
        self
    }

    pub(crate) fn without_contact(&mut self, member: MemberId) -> &mut Self {
        self.strangers.push(member);
        self
    }

    /// Decides an intent of `member`; the refusal, if any, is the answer.
    pub(crate) fn tries(&mut self, member: MemberId, intent: &Intent) -> Result<(), Refusal> {
        let id = IntentId(self.hub.fresh());
        self.hub
            .ask(self.actor(member), id, intent)
            .map(|_events| ())
    }

    #[track_caller]
    pub(crate) fn does(&mut self, member: MemberId, intent: &Intent) -> &mut Self {
        if let Err(refusal) = self.tries(member, intent) {
            panic!("refused {intent:?}: {refusal}");
        }
        self
    }

    pub(crate) fn fresh_message(&mut self) -> MessageId {
        MessageId(self.hub.fresh())
    }

    pub(crate) fn start(&mut self, conversation: ConversationId) -> Intent {
        Intent::StartConversation {
            conversation,
            request: self.fresh_message(),
        }
    }

    pub(crate) fn resend(&mut self, conversation: ConversationId) -> Intent {
        Intent::ResendRequest {
            conversation,
            request: self.fresh_message(),
        }
    }

    pub(crate) fn words(&mut self, conversation: ConversationId, words: &str) -> Intent {
        Intent::Send {
            conversation,
            drafted_in: conversation,
            message: self.fresh_message(),
            content: Content::Text {
                text: words.to_owned(),
            },
        }
    }

    pub(crate) fn template(&mut self, conversation: ConversationId, name: &str) -> Intent {
        Intent::SendTemplate {
            conversation,
            message: self.fresh_message(),
            name: name.to_owned(),
        }
    }

    pub(crate) fn ana_asks(&mut self) -> &mut Self {
        let start = self.start(FIRST);
        self.does(ANA, &start)
    }

    /// Ben asks the same guest, in a conversation of his own.
    pub(crate) fn ben_asks(&mut self) -> &mut Self {
        let start = self.start(SECOND);
        self.does(BEN, &start)
    }

    #[track_caller]
    pub(crate) fn ana_writes(&mut self, words: &str) -> &mut Self {
        let intent = self.words(FIRST, words);
        self.does(ANA, &intent)
    }

    #[track_caller]
    pub(crate) fn ben_writes(&mut self, words: &str) -> &mut Self {
        let intent = self.words(SECOND, words);
        self.does(BEN, &intent)
    }

    pub(crate) fn ana_tries_to_write(&mut self, words: &str) -> Result<(), Refusal> {
        let intent = self.words(FIRST, words);
        self.tries(ANA, &intent)
    }

    pub(crate) fn ana_tries_to_resend(&mut self) -> Result<(), Refusal> {
        let intent = self.resend(FIRST);
        self.tries(ANA, &intent)
    }

    #[track_caller]
    pub(crate) fn ana_retries(&mut self, words: &str) -> &mut Self {
        let message = self.id(words);
        self.does(ANA, &Intent::Retry { message })
    }

    pub(crate) fn connector_goes_off(&mut self, members: &[MemberId]) -> &mut Self {
        for member in members {
            self.entitlement(*member, Entitlement::OrganizationOff);
        }
        let members = members.to_vec();
        self.hub.tell(&Report::ConnectorSwitchedOff { members });
        self
    }

    pub(crate) fn connector_comes_on(&mut self, members: &[MemberId]) -> &mut Self {
        for member in members {
            self.entitlement(*member, Entitlement::Entitled);
        }
        let members = members.to_vec();
        self.hub.tell(&Report::ConnectorSwitchedOn { members });
        self
    }
}

impl Scene {
    pub(crate) fn edit(&self, words: &str, text: &str) -> Intent {
        Intent::EditHeld {
            message: self.id(words),
            text: text.to_owned(),
        }
    }

    #[track_caller]
    pub(crate) fn ana_moves(&mut self, words: &str, before: Option<&str>) -> &mut Self {
        let intent = Intent::MoveHeld {
            message: self.id(words),
            before: before.map(|words| self.id(words)),
        };
        self.does(ANA, &intent)
    }
}
