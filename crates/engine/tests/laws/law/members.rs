//! Membership: one history for all, nothing to whoever went, one word to the guest for each change.

use std::collections::{BTreeMap, BTreeSet};

use engine::{
    Author, Consent, Content, ConversationId, Correspondence, Event, GuestNotice, MemberId, Report,
};
use proptest::prelude::*;

use crate::world::{MEMBERS, Taken, World};

/// Who is in each conversation, by the events alone.
type Seats = BTreeMap<ConversationId, BTreeSet<MemberId>>;

pub(super) fn w7_nothing_is_held_of_whoever_is_gone(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    for message in world.hub.state.held() {
        if let Author::Member(author) = message.author {
            let conversation = &world.hub.state.conversations[&message.conversation];
            prop_assert!(conversation.is_active(author), "{message:?}");
        }
    }
    Ok(())
}

pub(super) fn m4_an_open_offer_has_a_maker_who_is_in_charge(
    world: &World,
    _taken: &Taken,
) -> Result<(), TestCaseError> {
    let mut makers = BTreeSet::new();
    for offer in world.hub.state.offers.values().filter(|it| !it.over) {
        let conversation = &world.hub.state.conversations[&offer.conversation];
        prop_assert!(conversation.is_active(offer.from), "{offer:?}");
        prop_assert!(
            makers.insert((offer.conversation, offer.from)),
            "two offers"
        );
    }
    Ok(())
}

pub(super) fn xa1_each_change_of_membership_changes_something(
    world: &mut World,
) -> Result<(), TestCaseError> {
    let mut seats = Seats::new();
    for recorded in &world.hub.log {
        let before = seats.clone();
        take_seats(&mut seats, &recorded.event);
        let changed = is_change(&recorded.event);
        prop_assert!(!changed || seats != before, "{recorded:?}");
        if let Event::MemberRemoved { member, .. } = &recorded.event {
            prop_assert!(recorded.by != Author::Member(*member), "by oneself");
        }
    }
    for (id, members) in seats {
        let active = world.hub.state.conversations[&id].active_members();
        prop_assert_eq!(active.collect::<BTreeSet<_>>(), members, "one history");
    }
    Ok(())
}

pub(super) fn m6_whoever_is_gone_has_nothing_newer_and_whoever_is_in_has_all(
    world: &mut World,
) -> Result<(), TestCaseError> {
    let hub = &world.hub;
    let last = last_seats(world);
    for (id, conversation) in &hub.state.conversations {
        for member in MEMBERS {
            let given = given(hub.feeds.get(&member).map_or(&[], Vec::as_slice));
            let rows = hub.log.iter().filter(|it| {
                hub.state.conversation_of(&it.event) == Some(*id)
                    && !is_offer_to(&hub.state, &it.event, member)
            });
            for recorded in rows {
                let for_another = recorded.event.only_for().is_some_and(|it| it != member);
                let until = match conversation.is_active(member) {
                    true => u64::MAX,
                    false => last.get(&(*id, member)).copied().unwrap_or_default(),
                };
                let is_theirs = recorded.version <= until && !for_another;
                let count = given.get(&recorded.version).copied().unwrap_or_default();
                prop_assert_eq!(
                    count,
                    usize::from(is_theirs),
                    "{:?} to {}",
                    recorded,
                    member
                );
            }
        }
    }
    Ok(())
}

pub(super) fn the_guest_is_told_once_of_each_change(
    world: &mut World,
) -> Result<(), TestCaseError> {
    let log = &world.hub.log;
    let off = |report: &Report| matches!(report, Report::ConnectorSwitchedOff { .. });
    let always_on = !world.told.iter().any(off);
    let mut state = Correspondence::default();
    let mut changed: Option<ConversationId> = None;
    for recorded in log {
        let told = notice_of(&recorded.event);
        if let Some(id) = changed {
            let agreed = matches!(state.conversations[&id].consent, Consent::Granted { .. });
            let wants = agreed && state.refused_at.is_none();
            prop_assert!(
                told.is_none_or(|it| it == id && wants),
                "told what it mustn't be"
            );
            prop_assert!(
                !(wants && always_on) || told == Some(id),
                "not told: {recorded:?}"
            );
        } else {
            prop_assert!(told.is_none(), "told of nothing, or twice: {recorded:?}");
        }
        state.evolve(recorded);
        changed = is_change(&recorded.event)
            .then(|| state.conversation_of(&recorded.event))
            .flatten();
    }
    Ok(())
}

fn is_change(event: &Event) -> bool {
    matches!(
        event,
        Event::MembersAdded { .. }
            | Event::MemberLeft { .. }
            | Event::MemberRemoved { .. }
            | Event::Transferred { .. }
    )
}

fn take_seats(seats: &mut Seats, event: &Event) {
    match event {
        Event::ConversationOpened {
            conversation,
            members,
            ..
        }
        | Event::MembersAdded {
            conversation,
            members,
        } => seats.entry(*conversation).or_default().extend(members),
        Event::MemberLeft {
            conversation,
            member,
            ..
        }
        | Event::MemberRemoved {
            conversation,
            member,
        } => {
            seats.entry(*conversation).or_default().remove(member);
        }
        Event::Transferred {
            conversation,
            from,
            to,
            ..
        } => {
            let seats = seats.entry(*conversation).or_default();
            seats.insert(*to);
            seats.remove(from);
        }
        _ => {}
    }
}

/// The version at which each member went last from each conversation.
fn last_seats(world: &World) -> BTreeMap<(ConversationId, MemberId), u64> {
    let mut last = BTreeMap::new();
    for recorded in &world.hub.log {
        let gone = match &recorded.event {
            Event::MemberLeft {
                conversation,
                member,
                ..
            }
            | Event::MemberRemoved {
                conversation,
                member,
            } => (*conversation, *member),
            Event::Transferred {
                conversation, from, ..
            } => (*conversation, *from),
            _ => continue,
        };
        last.insert(gone, recorded.version);
    }
    last
}

/// How often each version is in a feed.
fn given(feed: &[engine::Recorded]) -> BTreeMap<u64, usize> {
    let mut given = BTreeMap::new();
    for recorded in feed {
        *given.entry(recorded.version).or_default() += 1;
    }
    given
}

/// Whoever is offered a conversation sees that, whether they are in it or not.
fn is_offer_to(state: &Correspondence, event: &Event, member: MemberId) -> bool {
    match event {
        Event::TransferOffered { to, .. } => *to == member,
        Event::TransferEnded { transfer, .. } => state.offers[transfer].to == member,
        _ => false,
    }
}

/// The conversation in which the guest is told of members.
fn notice_of(event: &Event) -> Option<ConversationId> {
    let Event::MessageWritten {
        conversation,
        content: Content::Notice { notice, .. },
        ..
    } = event
    else {
        return None;
    };
    match notice {
        GuestNotice::Joined | GuestNotice::Left | GuestNotice::Transferred => Some(*conversation),
        GuestNotice::Accepted | GuestNotice::Declined => None,
    }
}
