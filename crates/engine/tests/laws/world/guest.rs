//! What the guest does.

use engine::{Content, Inbound, ProviderId, Report, Span};

use super::{MEMBERS, World};
use crate::history::Meaning;
use crate::model::Word;

impl World {
    pub(super) fn guest_writes(
        &mut self,
        meaning: Meaning,
        seconds_ago: i64,
        quote: Option<usize>,
        long: bool,
    ) {
        self.guest_messages += 1;
        let (words, button, word) = said(meaning);
        let content = match meaning {
            Meaning::Picture => Content::Placeholder {
                kind: "picture".to_owned(),
            },
            Meaning::Yes
            | Meaning::YesButton
            | Meaning::Stop
            | Meaning::NoButton
            | Meaning::No
            | Meaning::Other => Content::Text {
                text: words.to_owned(),
            },
        };
        let at = self.hub.now - Span::seconds(seconds_ago);
        let inbound = Inbound {
            provider_id: ProviderId(format!("guest-{}", self.guest_messages)),
            at,
            content,
            button: button.map(ToOwned::to_owned),
            quoted: quote.and_then(|pick| self.quotable(pick)),
            window_until: long.then(|| at + Span::hours(72)),
            receiver: MEMBERS[1],
            restricted: Vec::new(),
        };
        self.model.guest_wrote(at, inbound.window_until, word);
        self.tells(Report::GuestWrote(inbound));
    }

    fn quotable(&self, pick: usize) -> Option<ProviderId> {
        let message = self.message(pick)?;
        self.hub.state.messages.get(&message)?.provider_id.clone()
    }
}

/// How a meaning is put into words or pressed.
fn said(meaning: Meaning) -> (&'static str, Option<&'static str>, Word) {
    match meaning {
        Meaning::Yes => ("Yes", None, Word::Yes),
        Meaning::YesButton => ("No, thanks", Some("opt_in_accept"), Word::Yes),
        Meaning::Stop => (" stop", None, Word::No),
        Meaning::NoButton => ("Yes, I agree", Some("opt_in_decline"), Word::No),
        Meaning::No => ("No", None, Word::Other),
        Meaning::Other => ("Please stop by, yes?", None, Word::Other),
        Meaning::Picture => ("", None, Word::Other),
    }
}
