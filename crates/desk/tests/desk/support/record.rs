//! The record of the hub of the tests: one log per pair, judged by the engine, and the member's feed of it.

use std::collections::BTreeMap;

use engine::{
    Actor, Author, Colleagues, Correspondence, Entitlement, Event, IntentId, LineId, MemberId,
    Pair, Policy, Recorded, Refusal, Report, Terms, Timestamp, absorb, decide,
};
use wire::api::{Answer, ContactBody, FeedRow, Submission};

#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) member: MemberId,
    pub(crate) entitlement: Entitlement,
    /// Of the organization, and of every line that has none of its own.
    pub(crate) policy: Policy,
    /// Lines beside the first, with what they go by.
    pub(crate) lines: BTreeMap<LineId, Policy>,
    pub(crate) contacts: Vec<ContactBody>,
    pub(crate) feed: Vec<FeedRow>,
    pub(crate) pairs: BTreeMap<Pair, Correspondence>,
    pub(crate) answers: BTreeMap<IntentId, Answer>,
}

impl Record {
    pub(crate) fn new(member: MemberId) -> Self {
        Self {
            member,
            entitlement: Entitlement::Entitled,
            policy: Policy::default(),
            lines: BTreeMap::new(),
            contacts: Vec::new(),
            feed: Vec::new(),
            pairs: BTreeMap::new(),
            answers: BTreeMap::new(),
        }
    }

    /// Judges an intent once; the same id gets the first answer again.
    pub(crate) fn submit(&mut self, submission: &Submission, now: Timestamp) -> Answer {
        if let Some(answer) = self.answers.get(&submission.id) {
            return answer.clone();
        }
        let has_contact = self
            .contacts
            .iter()
            .any(|contact| contact.guest == submission.pair.guest);
        let actor = Actor {
            member: self.member,
            entitlement: self.entitlement,
            has_contact,
        };
        let policy = self.policy_of(submission.pair.line).clone();
        let terms = Terms {
            policy: &policy,
            colleagues: &Colleagues::default(),
        };
        let context = terms.context(actor, now);
        let state = self.pairs.entry(submission.pair).or_default();
        let answer = match decide(state, &submission.intent, &context) {
            Err(refusal) => Answer::Refused { refusal },
            Ok(events) => {
                self.record(
                    submission.pair,
                    Author::Member(self.member),
                    Some(submission.id),
                    events,
                    now,
                );
                Answer::Accepted { seq: self.last() }
            }
        };
        self.answers.insert(submission.id, answer.clone());
        answer
    }

    /// Decides beforehand that an intent is refused, as a rule the desk doesn't know of would.
    pub(crate) fn refuse(&mut self, id: IntentId, refusal: Refusal) -> Answer {
        let answer = Answer::Refused { refusal };
        self.answers.entry(id).or_insert(answer).clone()
    }

    pub(crate) fn report(&mut self, pair: Pair, report: &Report, now: Timestamp) {
        let policy = self.policy_of(pair.line).clone();
        let state = self.pairs.entry(pair).or_default();
        let events = absorb(state, report, now, &policy);
        self.record(pair, Author::Guest, None, events, now);
    }

    /// Writes events down as they are, for what no rule brings about.
    pub(crate) fn record(
        &mut self,
        pair: Pair,
        by: Author,
        intent: Option<IntentId>,
        events: Vec<Event>,
        now: Timestamp,
    ) {
        let state = self.pairs.entry(pair).or_default();
        for event in events {
            let recorded = Recorded {
                version: state.version + 1,
                at: now,
                by,
                intent,
                event,
            };
            state.evolve(&recorded);
            self.feed.push(FeedRow {
                seq: self.feed.len() as u64 + 1,
                pair,
                recorded,
            });
        }
    }

    pub(crate) fn policy_of(&self, line: LineId) -> &Policy {
        self.lines.get(&line).unwrap_or(&self.policy)
    }

    pub(crate) fn last(&self) -> u64 {
        self.feed.len() as u64
    }
}
