//! What the guest does.

use engine::{Content, Inbound, ProviderId, Report, Span, Timestamp};

use super::{BEN, Scene};

impl Scene {
    /// A message of the guest, sent now; change what matters before [`Scene::arrives`].
    pub(crate) fn guest_words(&mut self, words: &str) -> Inbound {
        self.guest_words += 1;
        Inbound {
            provider_id: ProviderId(format!("guest-{}", self.guest_words)),
            at: self.hub.now,
            content: Content::Text {
                text: words.to_owned(),
            },
            button: None,
            quoted: None,
            window_until: None,
            receiver: BEN,
            restricted: Vec::new(),
        }
    }

    pub(crate) fn arrives(&mut self, inbound: Inbound) -> &mut Self {
        self.hub.tell(&Report::GuestWrote(inbound));
        self
    }

    pub(crate) fn guest_says(&mut self, words: &str) -> &mut Self {
        let inbound = self.guest_words(words);
        self.arrives(inbound)
    }

    /// Words that were on their way for a while.
    pub(crate) fn guest_said(&mut self, words: &str, ago: Span) -> &mut Self {
        let at = self.hub.now - ago;
        self.guest_said_at(words, at)
    }

    pub(crate) fn guest_said_at(&mut self, words: &str, at: Timestamp) -> &mut Self {
        let inbound = Inbound {
            at,
            ..self.guest_words(words)
        };
        self.arrives(inbound)
    }

    pub(crate) fn guest_presses(&mut self, payload: &str, label: &str) -> &mut Self {
        let inbound = Inbound {
            button: Some(payload.to_owned()),
            ..self.guest_words(label)
        };
        self.arrives(inbound)
    }

    /// The guest answers to the message with the words `quoted`.
    pub(crate) fn guest_quotes(&mut self, quoted: &str, words: &str) -> &mut Self {
        let inbound = Inbound {
            quoted: self.message(quoted).provider_id.clone(),
            ..self.guest_words(words)
        };
        self.arrives(inbound)
    }
}
