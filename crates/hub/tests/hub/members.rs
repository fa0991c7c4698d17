//! Who may read what of a conversation that several share: M1, M2, M3, M6, decided at the hub for every device.

use std::collections::BTreeSet;

use engine::{ConversationId, Event, Intent, MemberId, Refusal};
use wire::api::{Answer, FeedPage};

use crate::support::{Desk, World};

pub(crate) async fn adds(desk: &Desk, number: u128, conversation: ConversationId, who: MemberId) {
    let members = vec![who];
    let add = Intent::AddMembers {
        conversation,
        members,
    };
    let answer = desk.submit(number, add).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
}

async fn removes(desk: &Desk, number: u128, conversation: ConversationId, member: MemberId) {
    let remove = Intent::Remove {
        conversation,
        member,
    };
    let answer = desk.submit(number, remove).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
}

async fn versions(desk: &Desk) -> Vec<u64> {
    let feed = desk.feed().await.into_iter();
    feed.map(|row| row.recorded.version).collect()
}

#[tokio::test]
async fn m1_a_newcomer_is_given_the_whole_history_once_and_the_guest_is_told() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    anna.write(conversation, 200, "before").await;
    world.pass(8).await;
    adds(&anna, 300, conversation, World::BEN).await;
    anna.write(conversation, 400, "after").await;
    world.pass(20).await;
    let (of_anna, of_ben) = (versions(&anna).await, versions(&ben).await);
    let unique: BTreeSet<u64> = of_ben.iter().copied().collect();
    assert_eq!(unique.len(), of_ben.len(), "nothing twice");
    assert_eq!(unique, of_anna.into_iter().collect(), "all of it");
    assert_eq!(world.bodies("Ben joined the conversation."), 1, "told once");
    let (seen, known) = (ben.state().await, anna.state().await);
    assert_eq!(seen.conversations, known.conversations, "the same");
    assert_eq!(seen.messages, known.messages, "the same words");
}

#[tokio::test]
async fn m6_a_removed_members_feed_ends_with_that_also_for_a_device_that_was_offline() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    world.pass(8).await;
    let known = ben.feed().await.last().map_or(0, |row| row.seq);
    removes(&anna, 500, conversation, World::BEN).await;
    anna.write(conversation, 600, "not for Ben").await;
    world.simulator.guest("maria").write("nor this").unwrap();
    world.pass(20).await;
    let path = format!("/v1/feed?after={known}&limit=500");
    let page: FeedPage = ben.get(&path).await.json().await.unwrap();
    let newer: Vec<Event> = page.rows.into_iter().map(|it| it.recorded.event).collect();
    let removed = Event::MemberRemoved {
        conversation,
        member: World::BEN,
    };
    assert_eq!(newer, [removed], "that and nothing else");
    assert_eq!(anna.heard("nor this").await, 1, "Anna has it");
    let leave = Intent::Leave { conversation };
    let answer = ben.submit_of(anna.pair().await, 700, leave).await;
    let refusal = Refusal::NotMember;
    assert_eq!(answer, Answer::Refused { refusal }, "he is out");
}

#[tokio::test]
async fn m6_whoever_comes_back_is_given_what_they_missed() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    removes(&anna, 500, conversation, World::BEN).await;
    anna.write(conversation, 600, "meanwhile").await;
    world.pass(20).await;
    adds(&anna, 700, conversation, World::BEN).await;
    world.pass(8).await;
    let mut of_ben = versions(&ben).await;
    of_ben.sort_unstable();
    assert_eq!(of_ben, versions(&anna).await, "all of it, once");
}

#[tokio::test]
async fn w7_only_whoever_goes_is_told_of_their_held_messages() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    world.pass(8).await;
    world.leap(90_000).await;
    ben.write(conversation, 400, "held").await;
    removes(&anna, 500, conversation, World::BEN).await;
    let told = |events: Vec<Event>| {
        let mut events = events.into_iter();
        events.any(|it| matches!(it, Event::HeldCancelled { .. }))
    };
    assert!(told(ben.events().await), "he is");
    assert!(!told(anna.events().await), "she isn't");
    adds(&anna, 600, conversation, World::BEN).await;
    let of_anna = versions(&anna).await.len();
    assert_eq!(versions(&ben).await.len(), of_anna + 1, "he has one more");
}

#[tokio::test]
async fn xa1_of_two_who_remove_each_other_at_once_one_stays_and_the_other_is_told() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    let remove = |member| Intent::Remove {
        conversation,
        member,
    };
    let answers = tokio::join!(
        anna.submit(500, remove(World::BEN)),
        ben.submit(600, remove(World::ANNA)),
    );
    let refusal = Refusal::NotMember;
    let lost = Answer::Refused { refusal };
    let (loser, winner) = match answers {
        (Answer::Accepted { .. }, answer) if answer == lost => (&ben, &anna),
        (answer, Answer::Accepted { .. }) if answer == lost => (&anna, &ben),
        answers => panic!("{answers:?}"),
    };
    let active = winner.state().await.conversations[&conversation]
        .active_members()
        .count();
    assert_eq!(active, 1, "one stays");
    let last = loser.events().await.pop();
    assert!(
        matches!(last, Some(Event::MemberRemoved { .. })),
        "{last:?}"
    );
}

#[tokio::test]
async fn xa4_what_a_second_member_writes_reaches_the_guest_under_their_name() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    anna.write(conversation, 400, "one").await;
    ben.write(conversation, 500, "two").await;
    world.pass(30).await;
    assert_eq!(world.bodies("one"), 1, "the first alone");
    assert_eq!(world.bodies("Ben: two"), 1, "the second by name");
}
