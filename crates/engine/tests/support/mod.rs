//! The hub as rules and laws play it: one correspondence in memory, no I/O.

use std::collections::BTreeMap;

use engine::{
    Actor, Author, Colleagues, Correspondence, Effect, Entitlement, Event, Intent, IntentId,
    MemberId, Policy, Recorded, Refusal, Report, Terms, Timestamp, absorb, decide, react,
};
use uuid::Uuid;

mod audience;

/// Log, state, clock and outstanding effects of one pair; every change goes through the engine.
#[derive(Debug, Clone)]
pub(crate) struct Hub {
    pub(crate) state: Correspondence,
    pub(crate) log: Vec<Recorded>,
    pub(crate) now: Timestamp,
    pub(crate) policy: Policy,
    pub(crate) colleagues: Colleagues,
    /// Effects to be performed, each once, in the order they came up.
    pub(crate) effects: Vec<Effect>,
    /// What each member may see, in the order of recording.
    pub(crate) feeds: BTreeMap<MemberId, Vec<Recorded>>,
    /// Numbers made up so far.
    pub(crate) made: u128,
}

impl Hub {
    pub(crate) fn new(now: Timestamp, policy: Policy) -> Self {
        Self {
            state: Correspondence::default(),
            log: Vec::new(),
            now,
            policy,
            colleagues: Colleagues::default(),
            effects: Vec::new(),
            feeds: BTreeMap::new(),
            made: 0,
        }
    }

    /// A fresh number, for ids that members' clients make.
    pub(crate) fn fresh(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(0xF00D_0000 + self.made)
    }

    pub(crate) fn terms(&self) -> Terms<'_> {
        Terms {
            policy: &self.policy,
            colleagues: &self.colleagues,
        }
    }

    /// Decides what a member asks for, and records what comes of it.
    pub(crate) fn ask(
        &mut self,
        actor: Actor,
        id: IntentId,
        intent: &Intent,
    ) -> Result<Vec<Event>, Refusal> {
        let context = self.terms().context(actor, self.now);
        let events = decide(&self.state, intent, &context)?;
        self.record(Author::Member(actor.member), Some(id), &events);
        Ok(events)
    }

    /// Takes in what the world tells, and records what comes of it.
    pub(crate) fn tell(&mut self, report: &Report) -> Vec<Event> {
        let events = absorb(&self.state, report, self.now, &self.policy);
        let by = match report {
            Report::GuestWrote(_) => Author::Guest,
            Report::SendDue { .. }
            | Report::SendDuePast { .. }
            | Report::SendAccepted { .. }
            | Report::SendFailed { .. }
            | Report::SendPostponed { .. }
            | Report::SendUncertain { .. }
            | Report::ProviderSilent { .. }
            | Report::StatusReached { .. }
            | Report::AnswerOverdue { .. }
            | Report::ConnectorSwitchedOff { .. }
            | Report::ConnectorSwitchedOn { .. }
            | Report::MembersGone { .. }
            | Report::TransferOverdue { .. } => Author::System,
        };
        self.record(by, None, &events);
        events
    }

    fn record(&mut self, by: Author, intent: Option<IntentId>, events: &[Event]) {
        for event in events {
            let recorded = Recorded {
                version: self.state.version + 1,
                at: self.now,
                by,
                intent,
                event: event.clone(),
            };
            self.state.evolve(&recorded);
            for effect in react(&self.state, event, &self.policy) {
                if !self.effects.contains(&effect) {
                    self.effects.push(effect);
                }
            }
            self.feed(&recorded);
            self.log.push(recorded);
        }
    }
}

/// A member whom nothing stands in the way of.
pub(crate) fn entitled(member: MemberId) -> Actor {
    Actor {
        member,
        entitlement: Entitlement::Entitled,
        has_contact: true,
    }
}
