//! Plays a history: the hub with the engine inside, and the model beside it.

use engine::{
    Author, ConversationId, Correspondence, Event, Intent, MemberId, MessageId, Policy, Refusal,
    Report, Timestamp,
};
use uuid::Uuid;

use crate::history::Step;
use crate::model::Model;
use crate::support::Hub;

mod carrier;
mod guest;
mod members;
mod membership;
mod watch;

pub(crate) use members::{drafted, sending};

pub(crate) const MEMBERS: [MemberId; 3] = [
    MemberId(Uuid::from_u128(0xA4A)),
    MemberId(Uuid::from_u128(0xBE4)),
    MemberId(Uuid::from_u128(0xC1E0)),
];

const START: Timestamp = Timestamp(1_800_000_000_000);

#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) hub: Hub,
    pub(crate) model: Model,
    /// Members whose connector is off.
    off: [bool; MEMBERS.len()],
    /// Reports the hub has had, to be repeated.
    pub(crate) told: Vec<Report>,
    /// Intents the hub has had, with who meant them and what came of it.
    pub(crate) asked: Vec<(MemberId, Intent, Result<(), Refusal>)>,
    guest_messages: u32,
    pub(crate) dice: Vec<usize>,
}

/// What one step brought.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) before: Correspondence,
    pub(crate) model_before: Model,
    pub(crate) events: Vec<Event>,
    /// The message that a member sent again explicitly.
    pub(crate) retried: Option<MessageId>,
    /// The report that came again.
    pub(crate) repeated: Option<Report>,
}

impl World {
    pub(crate) fn new(policy: Policy, dice: Vec<usize>) -> Self {
        Self {
            hub: membership::acquainted(Hub::new(START, policy)),
            model: Model::default(),
            off: [false; MEMBERS.len()],
            told: Vec::new(),
            asked: Vec::new(),
            guest_messages: 0,
            dice,
        }
    }

    /// Every step takes a moment, so that no two happen at once.
    pub(crate) fn take(&mut self, step: Step) -> Taken {
        self.hub.now = Timestamp(self.hub.now.0 + 1);
        let before = self.hub.state.clone();
        let model_before = self.model.clone();
        let recorded = self.hub.log.len();
        let asked = self.asked.len();
        let mut repeated = None;
        match step {
            Step::Asks(who) => self.asks(who),
            Step::Resends(who, pick) => self.resends(who, pick),
            Step::Writes(who, pick, draft) => self.writes(who, pick, draft),
            Step::Edits(who, pick) => self.edits(who, pick),
            Step::Cancels(who, pick) => self.cancels(who, pick),
            Step::Moves(who, pick, to) => self.moves(who, pick, to),
            Step::Retries(who, pick) => self.retries(who, pick),
            Step::GuestWrites(meaning, late, quote, long) => {
                self.guest_writes(meaning, late, quote, long);
            }
            Step::Due(pick) => {
                self.due(pick);
            }
            Step::Works(pick) => self.works(pick),
            Step::Says(pick, verdict) => self.says(pick, verdict),
            Step::SendsAgain(pick) => self.sends_again(pick),
            Step::SaysLate(pick, verdict) => self.says_late(pick, verdict),
            Step::Repeats(pick) => repeated = self.repeats(pick),
            Step::Passes(span) => self.hub.now = self.hub.now + span,
            Step::PassesToTheEnd => {
                let end = self.model.window_end(self.hub.policy.window_anchor);
                self.hub.now = end.map_or(self.hub.now, |end| end.max(self.hub.now));
            }
            Step::Rings => self.rings(),
            Step::Switches(who, on) => self.switches(who, on),
            Step::Adds(who, pick, whom) => self.adds(who, pick, whom),
            Step::Leaves(who, pick) => self.leaves(who, pick),
            Step::Removes(who, pick, whom) => self.removes(who, pick, whom),
            Step::Transfers(who, pick, to) => self.transfers(who, pick, to),
            Step::Answers(pick, accept) => self.answers(pick, accept),
            Step::Withdraws(pick) => self.withdraws(pick),
            Step::AsksToJoin(who, pick) => self.asks_to_join(who, pick),
            Step::IsGone(who) => self.is_gone(who),
        }
        let events = self.hub.log.iter().skip(recorded);
        Taken {
            before,
            model_before,
            events: events.map(|recorded| recorded.event.clone()).collect(),
            retried: self.retried_since(asked),
            repeated,
        }
    }

    fn retried_since(&self, asked: usize) -> Option<MessageId> {
        let (_, intent, result) = self.asked.get(asked)?;
        match intent {
            Intent::Retry { message } if result.is_ok() => Some(*message),
            _ => None,
        }
    }

    /// One of `count` steps or ends, for laws that cost much to judge.
    pub(crate) fn is_sample(&self, count: usize) -> bool {
        (self.hub.log.len() + self.told.len() + self.dice.iter().sum::<usize>())
            .is_multiple_of(count)
    }

    /// One of the conversations of a member; now and then somebody else's.
    fn conversation_of(&self, who: usize, pick: usize) -> Option<ConversationId> {
        let known = self.hub.state.conversations.values();
        let own = known.filter(|it| it.is_active(MEMBERS[who]) || pick.is_multiple_of(8));
        let own: Vec<ConversationId> = own.map(|it| it.id).collect();
        own.get(pick.checked_rem(own.len())?).copied()
    }

    /// Who wrote the message; now and then somebody else.
    fn author_of(&self, message: MessageId, who: usize, pick: usize) -> usize {
        let author = self.model.kinds[&message].author;
        let wrote = |member: &MemberId| author == Author::Member(*member);
        let author = MEMBERS.iter().position(wrote);
        author.filter(|_| !pick.is_multiple_of(8)).unwrap_or(who)
    }

    /// One of the messages to the guest, the latest first.
    pub(crate) fn message(&self, pick: usize) -> Option<MessageId> {
        let order = &self.model.order;
        order
            .iter()
            .rev()
            .nth(pick.checked_rem(order.len())?)
            .copied()
    }
}
