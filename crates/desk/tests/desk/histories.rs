//! Random histories: a desk that is killed, cut off and lied to ends where a fresh one begins.

use std::collections::BTreeMap;

use engine::{Author, ConversationId, ProviderStatus, Span};
use tempfile::TempDir;
use wire::Problem;
use wire::commands::{EditHeld, MoveHeld, Nothing, OneMessage};

use crate::support::{Bench, Dice, Fault, id};

/// What one history has done so far.
struct History {
    bench: Bench,
    dice: Dice,
    conversation: ConversationId,
    /// Messages the desk took, by number, with their latest words.
    taken: BTreeMap<u128, String>,
    guest_messages: u32,
    carried: Vec<String>,
}

impl History {
    async fn step(&mut self, desk: desk::Desk) -> desk::Desk {
        match self.dice.below(16) {
            0..=3 => self.send(&desk).await,
            4..=7 => self.change_held(&desk).await,
            8 => self.guest_writes(),
            9..=10 => self.carry(),
            11 => self.bench.away(true),
            12 => {
                self.bench.away(false);
                desk.wake();
            }
            13 => self.bench.fault(Fault::AnswerLost),
            14 => self.bench.advance(Span::hours(self.dice.below(14).into())),
            _ => {
                drop(desk);
                return self.bench.open().await;
            }
        }
        desk
    }

    async fn send(&mut self, desk: &desk::Desk) {
        let number = 5_000 + self.taken.len() as u128;
        let text = format!("message {number}");
        match self
            .bench
            .send(desk, self.conversation, number, &text)
            .await
        {
            Ok(()) => drop(self.taken.insert(number, text)),
            Err(problem) => assert!(
                matches!(problem, Problem::Refused { .. }),
                "only a rule may say no: {problem:?}"
            ),
        }
    }

    /// Edits, moves or cancels something that is held; the rules may say that it isn't any more.
    async fn change_held(&mut self, desk: &desk::Desk) {
        let held = desk.held(Nothing {}).await.unwrap();
        let Some(row) = held.get(self.dice.below(8) as usize) else {
            return;
        };
        let (conversation, message) = (self.conversation.to_string(), row.message.id.clone());
        let first = held
            .first()
            .map(|row| row.message.id.clone())
            .filter(|first| *first != message);
        let done = match self.dice.below(3) {
            0 => {
                desk.edit_held(EditHeld {
                    conversation,
                    message,
                    text: "edited".to_owned(),
                })
                .await
            }
            1 => {
                desk.cancel_held(OneMessage {
                    conversation,
                    message,
                })
                .await
            }
            _ => {
                desk.move_held(MoveHeld {
                    conversation,
                    message,
                    before: first,
                })
                .await
            }
        };
        assert!(
            matches!(done, Ok(()) | Err(Problem::Refused { .. })),
            "only a rule may say no: {done:?}"
        );
    }

    fn guest_writes(&mut self) {
        self.guest_messages += 1;
        let text = match self.dice.below(12) {
            0 => "STOP",
            1..=4 => "YES",
            _ => "Hello",
        };
        self.bench
            .guest_writes(&format!("guest-{}", self.guest_messages), text);
    }

    fn carry(&mut self) {
        let due = self
            .bench
            .hub
            .record()
            .pairs
            .get(&Bench::pair())
            .unwrap()
            .next_to_send()
            .is_some();
        if due {
            let provider_id = format!("out-{}", self.carried.len());
            self.bench.carry(&provider_id);
            self.carried.push(provider_id);
        } else if let Some(known) = self.carried.last() {
            self.bench.reaches(known, ProviderStatus::Delivered);
        }
    }

    /// Everything was exchanged: the desk shows what a fresh one shows, and the hub has what was taken, once.
    async fn check(self, desk: desk::Desk, seed: u64) {
        self.bench.away(false);
        self.bench.hub.shared.faults.lock().unwrap().clear();
        desk.wake();
        self.bench.settled(&desk).await;
        let folder = TempDir::new().unwrap();
        let config = desk::DeskConfig {
            folder: folder.path().to_owned(),
            ..self.bench.config()
        };
        let fresh = desk::Desk::open(config).await.unwrap();
        self.bench.settled(&fresh).await;

        let refused = self.refused(&desk).await;
        let mut shown = self.bench.items(&desk, self.conversation).await;
        shown.retain(|item| !refused.contains(&item.key));
        assert_eq!(
            shown,
            self.bench.items(&fresh, self.conversation).await,
            "history {seed}"
        );
        let held = (desk.held(Nothing {}).await, fresh.held(Nothing {}).await);
        assert_eq!(held.0, held.1, "history {seed}");

        let record = self.bench.hub.record();
        let state = record.pairs.get(&Bench::pair()).unwrap();
        for number in self.taken.keys() {
            let at_hub = state.messages.contains_key(&engine::MessageId(id(*number)));
            let kept_here = refused.contains(&id(*number).to_string());
            assert!(
                at_hub != kept_here,
                "history {seed}: message {number} is lost or doubled"
            );
        }
        let by_anna = state
            .messages
            .values()
            .filter(|known| known.author == Author::Member(engine::MemberId(id(1))));
        let ours = by_anna.filter(|known| known.id.0 >= id(5_000)).count();
        assert_eq!(
            ours + refused.len(),
            self.taken.len(),
            "history {seed}: nobody wrote anything else"
        );
    }

    /// Keys of messages the hub refused, which only this desk has.
    async fn refused(&self, desk: &desk::Desk) -> Vec<String> {
        let items = self.bench.items(desk, self.conversation).await;
        crate::support::messages(&items)
            .into_iter()
            .filter(|message| matches!(message.status, wire::view::Status::Refused { .. }))
            .map(|message| message.id.clone())
            .collect()
    }
}

#[tokio::test]
async fn whatever_happens_a_desk_ends_with_what_the_hub_has_and_nothing_is_lost_or_doubled() {
    for seed in 0..20 {
        let bench = Bench::new().await;
        let mut desk = bench.open().await;
        let conversation = bench.agreed(&desk).await;
        if seed % 2 == 0 {
            bench.advance(Span::hours(24));
        }
        let dice = Dice::new(seed);
        let mut history = History {
            bench,
            dice,
            conversation,
            taken: BTreeMap::new(),
            guest_messages: 0,
            carried: Vec::new(),
        };
        for _ in 0..40 {
            desk = history.step(desk).await;
        }
        history.check(desk, seed).await;
    }
}
