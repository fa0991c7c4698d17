//! The replica equals the hub after exchange: three members with a copy each, intents on their way in any order, lost
//! answers, repeated pages.

use std::collections::BTreeMap;

use engine::{
    Conversation, Correspondence, Intent, IntentId, MemberId, MessageId, Pending, Recorded,
    Refusal, Replica, Row, Terms,
};
use proptest::prelude::*;

use crate::history::{Step, histories, runner};
use crate::world::{MEMBERS, World};

/// One member's desk.
#[derive(Debug)]
struct Desk {
    replica: Replica,
    /// All that was pulled.
    log: BTreeMap<u64, Recorded>,
    /// Submitted here, not yet answered for.
    outbox: Vec<Pending>,
    /// How much of the feed was pulled.
    cursor: usize,
}

impl Desk {
    fn of(member: MemberId) -> Self {
        Self {
            replica: Replica::new(member, Correspondence::default()),
            log: BTreeMap::new(),
            outbox: Vec::new(),
            cursor: 0,
        }
    }

    /// A page; what is new in it and stands before what is here is history the member was given.
    fn takes_in(&mut self, page: &[Recorded], terms: Terms<'_>) {
        let new = |it: &&Recorded| !self.log.contains_key(&it.version);
        let follows = self.replica.is_followed_by(page.iter().filter(new));
        self.log
            .extend(page.iter().map(|it| (it.version, it.clone())));
        if follows {
            self.replica.confirm(page, terms);
        } else {
            let log: Vec<Recorded> = self.log.values().cloned().collect();
            self.replica.confirm_anew(&log, terms);
        }
    }
}

/// The desks beside the hub, and the hub's first answers.
#[derive(Debug)]
struct Exchange {
    world: World,
    desks: [Desk; MEMBERS.len()],
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
        let feed = hub.feeds.get(&MEMBERS[who]);
        let mut feed = feed.into_iter().flatten();
        let recorded = feed.any(|it| it.intent == Some(pending.id));
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
        desk.takes_in(&feed[from..to], self.world.hub.terms());
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
    let index = MEMBERS.iter().position(|it| *it == member);
    index.expect("one of the members")
}

/// What a member may see of conversations that they are in, as written down.
fn seen_by(member: MemberId, known: &Correspondence) -> Correspondence {
    let mut seen = known.clone();
    let conversations = known.conversations.values();
    let conversations = conversations.filter(|it| it.is_active(member));
    let told = conversations.map(|it| (it.id, as_told(it, member)));
    seen.conversations = told.collect();
    let messages = known.messages.values();
    let messages = messages.filter(|it| seen.conversations.contains_key(&it.conversation));
    seen.messages = messages.map(|it| (it.id, it.clone())).collect();
    seen
}

/// Without the notices that are for others.
fn as_told(conversation: &Conversation, member: MemberId) -> Conversation {
    let mut told = conversation.clone();
    told.notices = Row::default();
    let notices = conversation.notices.iter();
    for notice in notices.filter(|notice| notice.kind.text_for(member).is_some()) {
        told.notices.push(notice.clone());
    }
    told
}

fn ids<'a>(messages: impl Iterator<Item = &'a engine::Message>) -> Vec<MessageId> {
    messages.map(|message| message.id).collect()
}

#[test]
fn a_replica_equals_the_hub_after_any_exchange() {
    let moves = prop::collection::vec((0..3_usize, 0..8_usize, any::<bool>(), any::<bool>()), 80);
    let played = runner().run(&(histories(), moves), |(history, moves)| {
        let mut exchange = Exchange {
            world: World::new(history.policy, history.dice),
            desks: MEMBERS.map(Desk::of),
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
            let view = seen_by(member, view);
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
