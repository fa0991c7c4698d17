//! What the carrier, the provider and the timers do.

use engine::{Effect, Event, Failure, MessageId, ProviderId, ProviderStatus, Report};

use super::World;
use crate::history::Verdict;

impl World {
    /// Performs one of the outstanding sends; the attempt, if it started.
    pub(crate) fn due(&mut self, pick: usize) -> Option<(MessageId, u32)> {
        let sends: Vec<usize> = self.positions(|effect| matches!(effect, Effect::Send { .. }));
        let position = sends[pick.checked_rem(sends.len())?];
        let Effect::Send { message, attempt } = self.hub.effects.remove(position) else {
            return None;
        };
        let events = self.tells(Report::SendDue { message, attempt });
        let started = |event: &Event| matches!(event, Event::SendStarted { .. });
        events.iter().any(started).then_some((message, attempt))
    }

    pub(super) fn works(&mut self, pick: usize) {
        if let Some((message, attempt)) = self.due(pick) {
            self.verdict(message, attempt, Verdict::Accepted);
            self.verdict(message, attempt, Verdict::Reached(ProviderStatus::Sent));
        }
    }

    /// The provider has a word about one of the attempts it was given, the latest first.
    pub(super) fn says(&mut self, pick: usize, verdict: Verdict) {
        let mut attempts: Vec<(MessageId, u32)> = self.model.attempts.keys().copied().collect();
        attempts.sort_by_key(|attempt| self.model.attempts[attempt].started_at);
        let Some(index) = (pick % 8).checked_rem(attempts.len()) else {
            return;
        };
        let (message, attempt) = attempts[attempts.len() - 1 - index];
        self.verdict(message, attempt, verdict);
    }

    pub(super) fn says_late(&mut self, pick: usize, verdict: Verdict) {
        if let Some((message, attempt)) = self.unknown(pick) {
            self.verdict(message, attempt, verdict);
        }
    }

    /// One of the attempts nobody knows about.
    pub(super) fn unknown(&self, pick: usize) -> Option<(MessageId, u32)> {
        let attempts = self.model.attempts.iter();
        let unknown = attempts.filter(|(_, known)| known.unknown);
        let unknown: Vec<(MessageId, u32)> = unknown.map(|(attempt, _)| *attempt).collect();
        unknown.get(pick.checked_rem(unknown.len())?).copied()
    }

    /// The provider says of every attempt that it went out.
    pub(crate) fn all_were_sent(&mut self) {
        let attempts: Vec<(MessageId, u32)> = self.model.attempts.keys().copied().collect();
        for (message, attempt) in attempts {
            self.verdict(message, attempt, Verdict::Reached(ProviderStatus::Sent));
        }
    }

    pub(crate) fn verdict(&mut self, message: MessageId, attempt: u32, verdict: Verdict) {
        let (now, key) = (self.hub.now, (message, attempt));
        let provider_id = ProviderId(format!("{message}/{attempt}"));
        let report = match verdict {
            Verdict::Accepted => {
                self.model.taken(key, now);
                Report::SendAccepted {
                    message,
                    attempt,
                    provider_id,
                    at: now,
                }
            }
            Verdict::Reached(status) => {
                self.model.reached(key, status, now);
                Report::StatusReached {
                    message,
                    attempt,
                    provider_id,
                    status,
                    at: now,
                }
            }
            Verdict::Failed(kind) => {
                self.model.failed(key, kind, now);
                Report::SendFailed {
                    message,
                    attempt,
                    failure: Failure { kind, code: 1 },
                }
            }
            Verdict::Postponed => {
                self.model.postponed(key);
                Report::SendPostponed { message, attempt }
            }
            Verdict::Uncertain => {
                self.model.uncertain(key);
                Report::SendUncertain { message, attempt }
            }
            Verdict::Silent => {
                self.model.silent(key);
                let report = Report::ProviderSilent { message, attempt };
                if self.was_taken(key) {
                    report
                } else {
                    // Said too early it says nothing; said again later it would be another report.
                    let events = self.hub.tell(&report);
                    return self.watch(&events);
                }
            }
        };
        self.tells(report);
    }

    fn was_taken(&self, attempt: (MessageId, u32)) -> bool {
        let known = self.model.attempts.get(&attempt);
        known.is_some_and(|known| known.taken_at.is_some())
    }

    /// Something the guest or the provider said before comes again; it must say nothing new.
    pub(super) fn repeats(&mut self, pick: usize) -> Option<Report> {
        let repeatable = |report: &&Report| match report {
            Report::GuestWrote(_)
            | Report::SendAccepted { .. }
            | Report::SendFailed { .. }
            | Report::SendPostponed { .. }
            | Report::SendUncertain { .. }
            | Report::ProviderSilent { .. }
            | Report::StatusReached { .. } => true,
            Report::SendDue { .. }
            | Report::SendDuePast { .. }
            | Report::AnswerOverdue { .. }
            | Report::ConnectorSwitchedOff { .. }
            | Report::ConnectorSwitchedOn { .. }
            | Report::MembersGone { .. }
            | Report::TransferOverdue { .. } => false,
        };
        let known: Vec<&Report> = self.told.iter().filter(repeatable).collect();
        let report = known.get(pick.checked_rem(known.len())?).copied()?.clone();
        let events = self.hub.tell(&report);
        self.watch(&events);
        Some(report)
    }

    pub(super) fn rings(&mut self) {
        let now = self.hub.now;
        let due = |effect: &Effect| match effect {
            Effect::AwaitAnswer { due, .. } | Effect::AwaitTransfer { due, .. } => *due <= now,
            Effect::Send { .. } => false,
        };
        for position in self.positions(due).into_iter().rev() {
            match self.hub.effects.remove(position) {
                Effect::AwaitAnswer { request, .. } => {
                    self.tells(Report::AnswerOverdue { request });
                }
                Effect::AwaitTransfer { transfer, .. } => {
                    self.tells(Report::TransferOverdue { transfer });
                }
                Effect::Send { .. } => {}
            }
        }
    }

    fn positions(&self, wanted: impl Fn(&Effect) -> bool) -> Vec<usize> {
        let effects = self.hub.effects.iter().enumerate();
        let wanted = effects.filter(|(_, effect)| wanted(effect));
        wanted.map(|(position, _)| position).collect()
    }

    pub(super) fn tells(&mut self, report: Report) -> Vec<Event> {
        let events = self.hub.tell(&report);
        self.watch(&events);
        self.told.push(report);
        events
    }
}
