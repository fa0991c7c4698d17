//! What the carrier and the provider do, and the timers.

use engine::{Effect, Event, Failure, FailureKind, MessageId, ProviderId, ProviderStatus, Report};

use super::Scene;

impl Scene {
    /// Does all that is due: messages go out one after another, and the provider says that each was sent.
    pub(crate) fn carrier_works(&mut self) -> &mut Self {
        while let Some(words) = self.carrier_starts_next() {
            self.accepted(&words).sent(&words);
        }
        self
    }

    /// Performs outstanding sends until one starts; its words.
    pub(crate) fn carrier_starts_next(&mut self) -> Option<String> {
        while let Some((message, attempt)) = self.take_send() {
            let events = self.hub.tell(&Report::SendDue { message, attempt });
            let started = |event: &Event| matches!(event, Event::SendStarted { .. });
            if events.iter().any(started) {
                let started = self.hub.state.messages.get(&message)?;
                let words = started.content.text().to_owned();
                self.phone.push(started.body());
                return Some(words);
            }
        }
        None
    }

    /// The next outstanding send, taken off the list.
    pub(crate) fn take_send(&mut self) -> Option<(MessageId, u32)> {
        let is_send = |effect: &Effect| matches!(effect, Effect::Send { .. });
        let index = self.hub.effects.iter().position(is_send)?;
        match self.hub.effects.remove(index) {
            Effect::Send { message, attempt } => Some((message, attempt)),
            Effect::AwaitAnswer { .. } | Effect::AwaitTransfer { .. } => None,
        }
    }

    /// The next message goes to the provider, which must be this one.
    #[track_caller]
    pub(crate) fn starts(&mut self, words: &str) -> &mut Self {
        let started = self.carrier_starts_next();
        assert_eq!(started.as_deref(), Some(words), "whose turn it is");
        self
    }

    /// Lets the time for answers run out where it is over.
    pub(crate) fn timers_ring(&mut self) -> &mut Self {
        let now = self.hub.now;
        let effects = std::mem::take(&mut self.hub.effects);
        for effect in effects {
            match effect {
                Effect::AwaitAnswer { request, due } if due <= now => {
                    self.hub.tell(&Report::AnswerOverdue { request });
                }
                Effect::AwaitTransfer { transfer, due } if due <= now => {
                    self.hub.tell(&Report::TransferOverdue { transfer });
                }
                Effect::AwaitAnswer { .. } | Effect::AwaitTransfer { .. } | Effect::Send { .. } => {
                    self.hub.effects.push(effect);
                }
            }
        }
        self
    }

    pub(crate) fn accepted(&mut self, words: &str) -> &mut Self {
        let report = self.acceptance(words);
        self.told(&report)
    }

    pub(crate) fn acceptance(&self, words: &str) -> Report {
        self.acceptance_of_attempt(words, self.message(words).attempt)
    }

    pub(crate) fn acceptance_of_attempt(&self, words: &str, attempt: u32) -> Report {
        let message = self.id(words);
        Report::SendAccepted {
            message,
            attempt,
            provider_id: provider_id(message, attempt),
            at: self.hub.now,
        }
    }

    pub(crate) fn sent(&mut self, words: &str) -> &mut Self {
        self.reaches(words, ProviderStatus::Sent)
    }

    pub(crate) fn reaches(&mut self, words: &str, status: ProviderStatus) -> &mut Self {
        let report = self.status(words, status);
        self.told(&report)
    }

    pub(crate) fn status(&self, words: &str, status: ProviderStatus) -> Report {
        self.status_of_attempt(words, self.message(words).attempt, status)
    }

    pub(crate) fn status_of_attempt(
        &self,
        words: &str,
        attempt: u32,
        status: ProviderStatus,
    ) -> Report {
        let message = self.id(words);
        Report::StatusReached {
            message,
            attempt,
            provider_id: provider_id(message, attempt),
            status,
            at: self.hub.now,
        }
    }

    pub(crate) fn fails(&mut self, words: &str, kind: FailureKind) -> &mut Self {
        let report = self.failure(words, kind);
        self.told(&report)
    }

    pub(crate) fn failure(&self, words: &str, kind: FailureKind) -> Report {
        self.failure_of_attempt(words, self.message(words).attempt, kind)
    }

    pub(crate) fn failure_of_attempt(
        &self,
        words: &str,
        attempt: u32,
        kind: FailureKind,
    ) -> Report {
        Report::SendFailed {
            message: self.id(words),
            attempt,
            failure: failure_of(kind),
        }
    }

    pub(crate) fn uncertain(&mut self, words: &str) -> &mut Self {
        let report = self.uncertainty(words);
        self.told(&report)
    }

    pub(crate) fn uncertainty(&self, words: &str) -> Report {
        let message = self.message(words);
        Report::SendUncertain {
            message: message.id,
            attempt: message.attempt,
        }
    }

    /// The provider was asked and surely took nothing.
    pub(crate) fn postponed(&mut self, words: &str) -> &mut Self {
        let message = self.message(words);
        let report = Report::SendPostponed {
            message: message.id,
            attempt: message.attempt,
        };
        self.told(&report)
    }

    pub(crate) fn told(&mut self, report: &Report) -> &mut Self {
        self.hub.tell(report);
        self
    }
}

pub(crate) fn failure_of(kind: FailureKind) -> Failure {
    Failure { kind, code: 1 }
}

fn provider_id(message: MessageId, attempt: u32) -> ProviderId {
    ProviderId(format!("{message}/{attempt}"))
}
