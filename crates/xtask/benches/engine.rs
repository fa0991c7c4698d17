//! How the cost of one exchange grows with the length of a correspondence.
//!
//! An exchange is what the hub does for one message and its answer: decide, send, accept, deliver,
//! and take in what the guest writes back, each event folded in and reacted to.
#![expect(clippy::print_stdout, reason = "the measurements are for the reader")]
#![expect(clippy::disallowed_methods, reason = "measuring is reading the clock")]

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use engine::{
    Actor, Author, Content, Context, ConversationId, Correspondence, Entitlement, Event, Inbound,
    Intent, MemberId, MessageId, Policy, ProviderId, ProviderStatus, Recorded, Report, Span,
    Timestamp, absorb, decide, react,
};
use uuid::Uuid;

const LENGTHS: [u64; 3] = [100, 1_000, 4_000];
/// How many exchanges at the end of each length are timed.
const TIMED: u64 = 100;
const MEMBER: MemberId = MemberId(Uuid::from_u128(1));

fn main() -> Result<()> {
    println!("| exchanges so far | one exchange | log read anew | events |");
    println!("|---:|---:|---:|---:|");
    for length in LENGTHS {
        let mut hub = Hub::new();
        for _ in 0..length - TIMED {
            hub.exchange()?;
        }
        let start = Instant::now();
        for _ in 0..TIMED {
            hub.exchange()?;
        }
        let exchange = start.elapsed().div_f64(100.0);
        let start = Instant::now();
        let again = Correspondence::from_log(&hub.log);
        let read = start.elapsed();
        anyhow::ensure!(
            again == hub.state,
            "reading the log gives the state it was written from"
        );
        println!(
            "| {length} | {} | {} | {} |",
            shown(exchange),
            shown(read),
            hub.log.len()
        );
    }
    Ok(())
}

fn shown(time: Duration) -> String {
    format!("{:.1} \u{b5}s", time.as_secs_f64() * 1e6)
}

struct Hub {
    state: Correspondence,
    log: Vec<Recorded>,
    policy: Policy,
    now: Timestamp,
    made: u128,
}

impl Hub {
    fn new() -> Self {
        Self {
            state: Correspondence::default(),
            log: Vec::new(),
            policy: Policy::default(),
            now: Timestamp(1_800_000_000_000),
            made: 0,
        }
    }

    fn exchange(&mut self) -> Result<()> {
        self.now = self.now + Span::seconds(60);
        let inbound = self.inbound();
        self.tell(Author::Guest, &Report::GuestWrote(inbound));
        let conversation = *self
            .state
            .conversations
            .keys()
            .next()
            .context("one is open")?;
        self.send(conversation)?;
        while let Some(next) = self.state.next_to_send().map(|message| message.id) {
            self.deliver(next);
        }
        Ok(())
    }

    fn send(&mut self, conversation: ConversationId) -> Result<()> {
        let intent = Intent::Send {
            conversation,
            drafted_in: conversation,
            message: MessageId(self.fresh()),
            content: Content::Text {
                text: "Good morning, how can I help?".to_owned(),
            },
        };
        let actor = Actor {
            member: MEMBER,
            entitlement: Entitlement::Entitled,
            has_contact: true,
        };
        let context = Context {
            now: self.now,
            actor,
            policy: &self.policy,
        };
        let events = decide(&self.state, &intent, &context)
            .map_err(|refusal| anyhow::anyhow!("refused: {refusal:?}"))?;
        self.record(Author::Member(MEMBER), events);
        Ok(())
    }

    fn deliver(&mut self, message: MessageId) {
        let (attempt, at) = (1, self.now);
        let provider_id = ProviderId(message.to_string());
        self.tell(Author::System, &Report::SendDue { message, attempt });
        let accepted = Report::SendAccepted {
            message,
            attempt,
            provider_id: provider_id.clone(),
            at,
        };
        self.tell(Author::System, &accepted);
        for status in [ProviderStatus::Sent, ProviderStatus::Delivered] {
            let provider_id = provider_id.clone();
            let reached = Report::StatusReached {
                message,
                attempt,
                provider_id,
                status,
                at,
            };
            self.tell(Author::System, &reached);
        }
    }

    fn inbound(&mut self) -> Inbound {
        Inbound {
            provider_id: ProviderId(format!("in-{}", self.fresh())),
            at: self.now,
            content: Content::Text {
                text: "Is Tuesday still fine?".to_owned(),
            },
            button: None,
            quoted: None,
            window_until: None,
            receiver: MEMBER,
        }
    }

    fn tell(&mut self, by: Author, report: &Report) {
        let events = absorb(&self.state, report, self.now, &self.policy);
        self.record(by, events);
    }

    fn record(&mut self, by: Author, events: Vec<Event>) {
        for event in events {
            let version = self.state.version + 1;
            let recorded = Recorded {
                version,
                at: self.now,
                by,
                intent: None,
                event,
            };
            self.state.evolve(&recorded);
            std::hint::black_box(react(&self.state, &recorded.event, &self.policy));
            self.log.push(recorded);
        }
    }

    fn fresh(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }
}
