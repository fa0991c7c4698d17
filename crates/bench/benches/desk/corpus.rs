//! What a member's feed holds after years: conversations of ordinary length, and one very long one.

use engine::{
    Author, Basis, Content, ConversationId, Event, Evidence, GuestId, LineId, MemberId, MessageId,
    Outcome, Pair, ProviderId, Recorded, Timestamp,
};
use uuid::Uuid;
use wire::api::FeedRow;

pub(crate) const MEMBER: MemberId = MemberId(Uuid::from_u128(1));
pub(crate) const LINE: LineId = LineId(Uuid::from_u128(3));

/// Every fifth message is a member's, with all its states.
const OWN: u64 = 5;
const START: i64 = 1_700_000_000_000;

#[derive(Debug, Default)]
pub(crate) struct Corpus {
    pub(crate) feed: Vec<FeedRow>,
    versions: Vec<u64>,
    messages: u64,
}

impl Corpus {
    /// One conversation with a twentieth of all messages, the others with fifty each, written in turn.
    pub(crate) fn of(messages: u64) -> Self {
        let long = messages / 20;
        let others = (messages - long) / 50;
        let mut corpus = Self::default();
        for guest in 0..=others {
            corpus.opens(guest);
        }
        let turns = long.max(50);
        for turn in 0..turns {
            corpus.message(0);
            if turn.is_multiple_of(turns / 50) {
                (1..=others).for_each(|guest| corpus.message(guest));
            }
        }
        corpus
    }

    pub(crate) fn conversations(&self) -> u64 {
        self.versions.len() as u64
    }

    pub(crate) fn messages(&self) -> u64 {
        self.messages
    }

    /// Appends messages that nobody has yet, each in the next conversation.
    pub(crate) fn goes_on(&mut self, events: usize) {
        let until = self.feed.len() + events;
        for guest in (1..self.conversations()).cycle() {
            if self.feed.len() >= until {
                break;
            }
            self.message(guest);
        }
        self.feed.truncate(until);
    }

    fn opens(&mut self, guest: u64) {
        let conversation = conversation(guest);
        let at = Timestamp(START);
        self.versions.push(0);
        self.append(
            guest,
            at,
            Event::ConversationOpened {
                conversation,
                members: vec![MEMBER],
                by_guest: true,
            },
        );
        let evidence = Evidence {
            basis: Basis::GuestInitiated,
            answer: "Hello".to_owned(),
            provider_id: None,
            at,
            request: None,
        };
        self.append(
            guest,
            at,
            Event::ConsentGranted {
                conversation,
                evidence,
            },
        );
    }

    fn message(&mut self, guest: u64) {
        self.messages += 1;
        let number = self.messages;
        let at = Timestamp(START + 60_000 * number.cast_signed());
        let conversation = conversation(guest);
        let message = MessageId(Uuid::from_u128(u128::from(number) << 64));
        let provider_id = ProviderId(format!("SM{number:032x}"));
        let text = format!("Message {number}: the draft is ready, shall we speak on Thursday?");
        let content = Content::Text { text };
        if !number.is_multiple_of(OWN) {
            let late = false;
            self.append(
                guest,
                at,
                Event::MessageReceived {
                    conversation,
                    message,
                    provider_id,
                    content,
                    at,
                    late,
                },
            );
            return;
        }
        let (attempt, author) = (1, Author::Member(MEMBER));
        for event in [
            Event::MessageWritten {
                conversation,
                message,
                author,
                content,
                at,
                outcome: Outcome::Queued,
                speaker: None,
            },
            Event::SendStarted { message, attempt },
            Event::MessageAccepted {
                message,
                attempt,
                provider_id,
                at,
            },
            Event::MessageSent { message, at },
            Event::MessageRead { message, at },
        ] {
            self.append(guest, at, event);
        }
    }

    fn append(&mut self, guest: u64, at: Timestamp, event: Event) {
        let place = usize::try_from(guest).unwrap_or_default();
        let Some(version) = self.versions.get_mut(place) else {
            return;
        };
        *version += 1;
        let recorded = Recorded {
            version: *version,
            at,
            by: Author::Guest,
            intent: None,
            event,
        };
        self.feed.push(FeedRow {
            seq: self.feed.len() as u64 + 1,
            pair: pair(guest),
            recorded,
        });
    }
}

pub(crate) fn pair(guest: u64) -> Pair {
    Pair {
        line: LINE,
        guest: GuestId(Uuid::from_u128(1_000_000 + u128::from(guest))),
    }
}

pub(crate) fn conversation(guest: u64) -> ConversationId {
    ConversationId(Uuid::from_u128(9_000_000 + u128::from(guest)))
}
