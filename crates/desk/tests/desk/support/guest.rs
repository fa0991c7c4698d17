//! The world beyond the hub: the provider carrying messages, the guest writing.

use engine::{
    Content, Failure, FailureKind, Inbound, MemberId, Pair, ProviderId, ProviderStatus, Report,
    Timestamp,
};

use super::bench::{Bench, id};

impl Bench {
    /// Hands the message whose turn it is to the provider, which takes it as `provider_id`.
    pub(crate) fn carry(&self, provider_id: &str) {
        let (pair, now) = (Self::pair(), self.now());
        let mut record = self.hub.record();
        let state = record.pairs.get(&pair).expect("the pair has a log");
        let due = state.next_to_send().expect("a message is due");
        let (message, attempt) = (due.id, due.attempt);
        record.report(pair, &Report::SendDue { message, attempt }, now);
        let provider_id = ProviderId(provider_id.to_owned());
        let accepted = Report::SendAccepted {
            message,
            attempt,
            provider_id: provider_id.clone(),
            at: now,
        };
        record.report(pair, &accepted, now);
        let sent = Report::StatusReached {
            message,
            attempt,
            provider_id,
            status: ProviderStatus::Sent,
            at: now,
        };
        record.report(pair, &sent, now);
        drop(record);
        self.hub.wake();
    }

    /// The provider refuses the message whose turn it is.
    pub(crate) fn refuses(&self, kind: FailureKind, code: u32) {
        let (pair, now) = (Self::pair(), self.now());
        let mut record = self.hub.record();
        let state = record.pairs.get(&pair).expect("the pair has a log");
        let due = state.next_to_send().expect("a message is due");
        let (message, attempt) = (due.id, due.attempt);
        record.report(pair, &Report::SendDue { message, attempt }, now);
        let failure = Failure { kind, code };
        let failed = Report::SendFailed {
            message,
            attempt,
            failure,
        };
        record.report(pair, &failed, now);
        drop(record);
        self.hub.wake();
    }

    /// The provider says how far a message got.
    pub(crate) fn reaches(&self, provider_id: &str, status: ProviderStatus) {
        let (pair, now) = (Self::pair(), self.now());
        let mut record = self.hub.record();
        let provider_id = ProviderId(provider_id.to_owned());
        let state = record.pairs.get(&pair).expect("the pair has a log");
        let message = state
            .by_provider_id(&provider_id)
            .expect("the provider knows it");
        let (message, attempt) = (message.id, message.attempt);
        record.report(
            pair,
            &Report::StatusReached {
                message,
                attempt,
                provider_id,
                status,
                at: now,
            },
            now,
        );
        drop(record);
        self.hub.wake();
    }

    pub(crate) fn guest_writes(&self, provider_id: &str, text: &str) {
        self.guest_wrote_at(provider_id, text, self.now());
    }

    /// A message of the guest with the provider's time `at`, arriving now.
    pub(crate) fn guest_wrote_at(&self, provider_id: &str, text: &str, at: Timestamp) {
        self.guest_wrote_to(Self::pair(), provider_id, text, at);
    }

    /// The same on any line, from any guest.
    pub(crate) fn guest_wrote_to(&self, pair: Pair, provider_id: &str, text: &str, at: Timestamp) {
        let inbound = Inbound {
            provider_id: ProviderId(provider_id.to_owned()),
            at,
            content: Content::Text {
                text: text.to_owned(),
            },
            button: None,
            quoted: None,
            window_until: None,
            receiver: MemberId(id(1)),
            restricted: Vec::new(),
        };
        self.hub
            .record()
            .report(pair, &Report::GuestWrote(inbound), self.now());
        self.hub.wake();
    }
}
