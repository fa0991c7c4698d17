//! A scene between Ana, Ben and a guest, told in sentences.

use std::collections::BTreeMap;

use engine::{
    Colleagues, Consent, Content, Conversation, ConversationId, Entitlement, Event, MemberId,
    Message, MessageId, Notice, NoticeKind, Policy, Span, Standing, Timestamp,
};
use uuid::Uuid;

use crate::support::Hub;

pub(crate) use carrier::failure_of;
pub(crate) use membership::{HANDED_OVER, transferring};

mod carrier;
mod guest;
mod members;
mod membership;

pub(crate) const ANA: MemberId = MemberId(Uuid::from_u128(0xA4A));
pub(crate) const BEN: MemberId = MemberId(Uuid::from_u128(0xBE4));
pub(crate) const CLEO: MemberId = MemberId(Uuid::from_u128(0xC1E0));
/// Ana's conversation.
pub(crate) const FIRST: ConversationId = ConversationId(Uuid::from_u128(0xC1));
/// A later one with the same guest.
pub(crate) const SECOND: ConversationId = ConversationId(Uuid::from_u128(0xC2));

/// When every scene begins.
pub(crate) const START: Timestamp = Timestamp(1_800_000_000_000);

#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) hub: Hub,
    entitlements: BTreeMap<MemberId, Entitlement>,
    strangers: Vec<MemberId>,
    guest_words: u32,
    /// What reached the guest's phone, in order.
    pub(crate) phone: Vec<String>,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self::under(Policy::default())
    }

    pub(crate) fn under(policy: Policy) -> Self {
        Self::with(Hub::new(START, policy))
    }

    pub(crate) fn with(mut hub: Hub) -> Self {
        let names = [(ANA, "Ana"), (BEN, "Ben"), (CLEO, "Cleo")];
        hub.colleagues = Colleagues(
            names
                .map(|(id, name)| (id, membership::known_as(name)))
                .into(),
        );
        Self {
            hub,
            entitlements: BTreeMap::new(),
            strangers: Vec::new(),
            guest_words: 0,
            phone: Vec::new(),
        }
    }

    /// Ana has asked, the guest has accepted, and all of it has been delivered.
    pub(crate) fn agreed() -> Self {
        Self::agreed_under(Policy::default())
    }

    pub(crate) fn agreed_under(policy: Policy) -> Self {
        let mut scene = Self::under(policy);
        scene.ana_asks().carrier_works();
        scene.guest_says("YES").carrier_works();
        scene.phone.clear();
        scene
    }

    pub(crate) fn time_passes(&mut self, span: Span) -> &mut Self {
        self.hub.now = self.hub.now + span;
        self
    }

    pub(crate) fn hours_pass(&mut self, hours: i64) -> &mut Self {
        self.time_passes(Span::hours(hours))
    }

    pub(crate) fn seconds_pass(&mut self, seconds: i64) -> &mut Self {
        self.time_passes(Span::seconds(seconds))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.hub.now
    }

    /// The latest message with these words.
    pub(crate) fn message(&self, words: &str) -> &Message {
        self.find(words)
            .unwrap_or_else(|| panic!("nobody wrote {words:?}"))
    }

    pub(crate) fn find(&self, words: &str) -> Option<&Message> {
        self.messages()
            .filter(|message| message.content.text() == words)
            .max_by_key(|message| message.place)
    }

    pub(crate) fn messages(&self) -> impl Iterator<Item = &Message> {
        self.hub.state.messages.values()
    }

    pub(crate) fn id(&self, words: &str) -> MessageId {
        self.message(words).id
    }

    pub(crate) fn standing(&self, words: &str) -> Standing {
        self.message(words).standing.clone()
    }

    /// The latest request in any conversation.
    pub(crate) fn request(&self) -> &Message {
        self.requests().pop().expect("somebody asked the guest")
    }

    /// All requests, oldest first.
    pub(crate) fn requests(&self) -> Vec<&Message> {
        let mut requests: Vec<&Message> = self
            .messages()
            .filter(|message| matches!(message.content, Content::OptInRequest { .. }))
            .collect();
        requests.sort_by_key(|message| message.place);
        requests
    }

    pub(crate) fn conversation(&self, id: ConversationId) -> &Conversation {
        let known = self.hub.state.conversations.get(&id);
        known.expect("the conversation exists")
    }

    pub(crate) fn consent(&self) -> Consent {
        self.conversation(FIRST).consent
    }

    pub(crate) fn notices(&self, id: ConversationId) -> Vec<NoticeKind> {
        let notices = self.conversation(id).notices.iter();
        notices.map(|Notice { kind, .. }| kind.clone()).collect()
    }

    /// The words of the held messages, in the order in which they will go.
    pub(crate) fn held(&self) -> Vec<&str> {
        let held = self.hub.state.held();
        held.map(|message| message.content.text()).collect()
    }

    pub(crate) fn window_is_open(&self) -> bool {
        self.hub
            .state
            .window_is_open(self.hub.now, &self.hub.policy)
    }

    /// The events that `act` brings.
    pub(crate) fn events_of(&mut self, act: impl FnOnce(&mut Self)) -> Vec<Event> {
        let before = self.hub.log.len();
        act(self);
        let new = self.hub.log.iter().skip(before);
        new.map(|recorded| recorded.event.clone()).collect()
    }

    /// Fails with the log when `holds` doesn't.
    #[track_caller]
    pub(crate) fn then(&self, what: &str, holds: bool) -> &Self {
        assert!(holds, "{what}\n{:#?}", self.hub.log);
        self
    }

    #[track_caller]
    pub(crate) fn then_stands(&self, words: &str, standing: &Standing) -> &Self {
        assert_eq!(&self.standing(words), standing, "where {words:?} stands");
        self
    }

    #[track_caller]
    pub(crate) fn then_held(&self, words: &[&str]) -> &Self {
        assert_eq!(self.held(), words, "what is held, in order");
        self
    }

    #[track_caller]
    pub(crate) fn then_phone_got(&self, words: &[&str]) -> &Self {
        assert_eq!(self.phone, words, "what reached the guest, in order");
        self
    }
}
