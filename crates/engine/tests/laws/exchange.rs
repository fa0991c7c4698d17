//! The replica equals the hub after exchange: two members with a copy each, intents on their way in any order, lost
//! answers, repeated pages.

use std::collections::BTreeMap;

use engine::{
    Correspondence, Intent, IntentId, MemberId, MessageId, Pending, Recorded, Refusal, Replica,
};
use proptest::prelude::*;

use crate::history::{Step, histories, runner};
use crate::world::{MEMBERS, World};

/// One member's desk.
#[derive(Debug, Default)]
struct Desk {
    replica: Replica,
    /// Submitted here, not yet answered for.
    outbox: Vec<Pending>,
    /// How much of the feed was pulled.
    cursor: usize,
}

/// The desks beside the hub, and the hub's first answers.
#[derive(Debug)]
struct Exchange {
    world: World,
    desks: [Desk; 2],
    answers: BTreeMap<IntentId, Result<(), Refusal>>,
}

impl Exchange {
    /// The desk judges first; what it refuses never leaves.
    fn submits(&mut self, who: usize, intent: Intent) {
        let pending = Pending {
            id: IntentId(self.world.hub.fresh()),
            intent,
            at: self.world.hub.now,
            actor: self.world.actor(who),
        };
        let desk = &mut self.desks[who];
        let submitted = desk.replica.submit(pending.clone(), self.world.hub.terms());
        if submitted.is_ok() {
            desk.outbox.push(pending);
        }
    }

    /// One of the waiting intents reaches the hub; its answer comes back or is lost, and it will be sent again.
    fn pushes(&mut self, who: usize, pick: usize, lost: bool) {
        let outbox = &self.desks[who].outbox;
        let Some(index) = pick.checked_rem(outbox.len()) else {
            return;
        };
        let pending = outbox[index].clone();
        let world = &mut self.world;
        let answer = self
            .answers
            .entry(pending.id)
            .or_insert_with(|| world.reaches_hub(pending.actor, pending.id, &pending.intent));
        let refused = answer.is_err();
        if lost {
            return;
        }
        let desk = &mut self.desks[who];
        desk.outbox.remove(index);
        let hub = &self.world.hub;
        let recorded = hub.log.iter().any(|it| it.intent == Some(pending.id));
        if refused || !recorded {
            desk.replica.settle(pending.id, hub.terms());
        }
    }

    /// Pulls a page of the feed, beginning some rows too early.
    fn pulls(&mut self, who: usize, back: usize, size: usize) {
        let desk = &mut self.desks[who];
        let feed = self.world.hub.feeds.get(&MEMBERS[who]);
        let feed: &[Recorded] = feed.map_or(&[], Vec::as_slice);
        let from = desk.cursor.saturating_sub(back);
        let to = (desk.cursor + size).min(feed.len());
        desk.replica
            .confirm(&feed[from..to], self.world.hub.terms());
        desk.cursor = to;
    }

    /// Members act through their desks, everything else happens at the hub.
    fn takes(&mut self, step: Step) {
        let mut aside = self.world.clone();
        aside.take(step);
        let asked = aside.asked.get(self.world.asked.len());
        match asked.cloned() {
            Some((member, intent, _)) => {
                self.world.hub.made = aside.hub.made;
                self.submits(index_of(member), intent);
            }
            None => self.world = aside,
        }
    }
}

fn index_of(member: MemberId) -> usize {
    usize::from(member == MEMBERS[1])
}

/// What of the hub's state a member may see, as written down.
fn seen_by(member: MemberId, hub: &Correspondence) -> Correspondence {
    let mut seen = hub.clone();
    let conversations = hub.conversations.values();
    let conversations = conversations.filter(|it| it.is_active(member));
    seen.conversations = conversations.map(|it| (it.id, it.clone())).collect();
    let messages = hub.messages.values();
    let messages = messages.filter(|it| seen.conversations.contains_key(&it.conversation));
    seen.messages = messages.map(|it| (it.id, it.clone())).collect();
    seen
}

fn ids<'a>(messages: impl Iterator<Item = &'a engine::Message>) -> Vec<MessageId> {
    messages.map(|message| message.id).collect()
}

#[test]
fn a_replica_equals_the_hub_after_any_exchange() {
    let moves = prop::collection::vec((0..2_usize, 0..8_usize, any::<bool>(), any::<bool>()), 80);
    let played = runner().run(&(histories(), moves), |(history, moves)| {
        let mut exchange = Exchange {
            world: World::new(history.policy, history.dice),
            desks: [Desk::default(), Desk::default()],
            answers: BTreeMap::new(),
        };
        for (step, (who, pick, push, lost)) in history.steps.into_iter().zip(moves) {
            exchange.takes(step);
            match push {
                true => exchange.pushes(who, pick, lost),
                false => exchange.pulls(who, pick, pick),
            }
        }
        for who in 0..MEMBERS.len() {
            while !exchange.desks[who].outbox.is_empty() {
                exchange.pushes(who, 0, false);
            }
        }
        for (who, member) in MEMBERS.into_iter().enumerate() {
            exchange.pulls(who, 7, usize::MAX / 2);
            let view = exchange.desks[who].replica.view();
            let pending = exchange.desks[who].replica.pending();
            prop_assert!(pending.is_empty(), "still pending: {pending:?}");
            let seen = seen_by(member, &exchange.world.hub.state);
            if seen.conversations.is_empty() {
                continue;
            }
            prop_assert_eq!(&view.conversations, &seen.conversations, "conversations");
            prop_assert_eq!(&view.messages, &seen.messages, "messages");
            prop_assert_eq!(view.window, seen.window, "window");
            prop_assert_eq!(view.refused_at, seen.refused_at, "refusal");
            prop_assert_eq!(view.asked_by_member_at, seen.asked_by_member_at, "asked");
            prop_assert_eq!(view.asked_by_system_at, seen.asked_by_system_at, "asked");
            prop_assert_eq!(ids(view.held()), ids(seen.held()), "held, in order");
            prop_assert_eq!(
                ids(view.waiting()),
                ids(seen.waiting()),
                "waiting, in order"
            );
        }
        Ok(())
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
}
