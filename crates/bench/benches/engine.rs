//! How the cost of one exchange grows with the length of a correspondence.
//!
//! An exchange is what the hub does for one message and its answer: decide, send, accept, deliver,
//! and take in what the guest writes back, each event folded in and reacted to. A desk's message is
//! what a replica does for one: predict it, and take in what the hub made of it.
#![expect(clippy::print_stdout, reason = "the measurements are for the reader")]
#![expect(clippy::disallowed_methods, reason = "measuring is reading the clock")]

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use bench::shown;
use engine::{
    Actor, Author, Colleagues, Content, ConversationId, Correspondence, Entitlement, Event,
    Inbound, Intent, IntentId, MemberId, MessageId, Pending, Policy, ProviderId, ProviderStatus,
    Recorded, Replica, Report, Span, Terms, Timestamp, absorb, decide, react,
};
use uuid::Uuid;

const LENGTHS: [u64; 4] = [100, 1_000, 20_000, 100_000];
/// How many exchanges at the end of each length are timed.
const TIMED: u64 = 100;
const MEMBER: MemberId = MemberId(Uuid::from_u128(1));
const ACTOR: Actor = Actor {
    member: MEMBER,
    entitlement: Entitlement::Entitled,
    has_contact: true,
};

fn main() -> Result<()> {
    println!(
        "| exchanges so far | one exchange | one message on a desk | log read anew | events |"
    );
    println!("|---:|---:|---:|---:|---:|");
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
        let message = hub.on_a_desk()?;
        let start = Instant::now();
        let again = Correspondence::from_log(&hub.log);
        let read = start.elapsed();
        anyhow::ensure!(
            again == hub.state,
            "reading the log gives the state it was written from"
        );
        println!(
            "| {length} | {} | {} | {} | {} |",
            shown(exchange),
            shown(message),
            shown(read),
            hub.log.len()
        );
    }
    Ok(())
}

#[derive(Clone)]
struct Hub {
    state: Correspondence,
    log: Vec<Recorded>,
    policy: Policy,
    colleagues: Colleagues,
    now: Timestamp,
    made: u128,
}

impl Hub {
    fn new() -> Self {
        Self {
            state: Correspondence::default(),
            log: Vec::new(),
            policy: Policy::default(),
            colleagues: Colleagues::default(),
            now: Timestamp(1_800_000_000_000),
            made: 0,
        }
    }

    fn exchange(&mut self) -> Result<()> {
        self.now = self.now + Span::seconds(60);
        let inbound = self.inbound();
        self.tell(Author::Guest, &Report::GuestWrote(inbound));
        let conversation = self.conversation()?;
        let intent = self.intent(conversation);
        self.decide(&intent, None)?;
        while let Some(next) = self.state.next_to_send().map(|message| message.id) {
            self.deliver(next);
        }
        Ok(())
    }

    fn terms(&self) -> Terms<'_> {
        Terms {
            policy: &self.policy,
            colleagues: &self.colleagues,
        }
    }

    fn conversation(&self) -> Result<ConversationId> {
        let mut known = self.state.conversations.keys();
        known.next().copied().context("one is open")
    }

    /// How long a desk takes for one of the next messages, beside the hub.
    fn on_a_desk(&self) -> Result<Duration> {
        let mut hub = self.clone();
        let mut desk = Replica::new(MEMBER, self.state.clone());
        let conversation = hub.conversation()?;
        let mut spent = Duration::ZERO;
        for number in 0..TIMED {
            let intent = hub.intent(conversation);
            let id = IntentId(Uuid::from_u128(u128::from(number)));
            let pending = Pending {
                id,
                intent: intent.clone(),
                at: hub.now,
                actor: ACTOR,
            };
            let known = hub.log.len();
            hub.decide(&intent, Some(id))?;
            let start = Instant::now();
            let submitted = desk.submit(pending, hub.terms());
            desk.confirm(hub.log.get(known..).unwrap_or_default(), hub.terms());
            spent += start.elapsed();
            anyhow::ensure!(submitted.is_ok(), "the desk refuses {submitted:?}");
        }
        anyhow::ensure!(
            *desk.view() == hub.state,
            "the desk sees what the hub knows"
        );
        Ok(spent.div_f64(100.0))
    }

    fn intent(&mut self, conversation: ConversationId) -> Intent {
        Intent::Send {
            conversation,
            drafted_in: conversation,
            message: MessageId(self.fresh()),
            content: Content::Text {
                text: "Good morning, how can I help?".to_owned(),
            },
        }
    }

    fn decide(&mut self, intent: &Intent, id: Option<IntentId>) -> Result<()> {
        let context = self.terms().context(ACTOR, self.now);
        let events = decide(&self.state, intent, &context)
            .map_err(|refusal| anyhow::anyhow!("refused: {refusal:?}"))?;
        self.record(Author::Member(MEMBER), id, events);
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
            restricted: Vec::new(),
        }
    }

    fn tell(&mut self, by: Author, report: &Report) {
        let events = absorb(&self.state, report, self.now, &self.policy);
        self.record(by, None, events);
    }

    fn record(&mut self, by: Author, intent: Option<IntentId>, events: Vec<Event>) {
        for event in events {
            let version = self.state.version + 1;
            let recorded = Recorded {
                version,
                at: self.now,
                by,
                intent,
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
