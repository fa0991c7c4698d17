//! Members who are gone by the directory's word, or all of them: M7, M8.

use engine::{Event, Intent, LeftCause, MemberId, Membership, OrganizationId};
use hub::{NewMember, NewOrganization};
use reqwest::Method;
use uuid::Uuid;
use wire::api::Switches;

use crate::members::adds;
use crate::support::World;

fn left(events: &[Event], who: MemberId) -> Option<LeftCause> {
    events.iter().find_map(|event| {
        let Event::MemberLeft { member, cause, .. } = event else {
            return None;
        };
        (*member == who).then_some(*cause)
    })
}

#[tokio::test]
async fn m8_a_suspended_member_is_signed_out_and_out_of_every_conversation() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    world.pass(8).await;
    let directory = world.hub.directory();
    directory
        .suspend(World::ROOT, World::BEN, true)
        .await
        .unwrap();
    world.pass(8).await;
    let events = anna.events().await;
    assert_eq!(left(&events, World::BEN), Some(LeftCause::Suspended), "why");
    assert_eq!(ben.get("/v1/me").await.status(), 401, "signed out");
    let told = world.bodies("Ben is no longer available to chat.");
    assert_eq!(told, 1, "the guest is told");
    directory
        .suspend(World::ROOT, World::BEN, false)
        .await
        .unwrap();
    assert_eq!(ben.get("/v1/me").await.status(), 200, "back");
    let membership = ben.state().await.conversations[&conversation].members[&World::BEN];
    assert_eq!(membership, Membership::Left, "but out of it");
}

#[tokio::test]
async fn m8_the_members_own_switch_takes_them_out_of_every_conversation() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    let off = Switches {
        organization: None,
        member: Some((World::BEN, false)),
    };
    let switched = anna.request(Method::PUT, "/v1/admin/switches").json(&off);
    assert!(switched.send().await.unwrap().status().is_success(), "off");
    world.pass(8).await;
    let events = ben.events().await;
    let cause = Some(LeftCause::LostEntitlement);
    assert_eq!(left(&events, World::BEN), cause, "he is told why");
    let last = events.last();
    assert!(matches!(last, Some(Event::MemberLeft { .. })), "{last:?}");
}

#[tokio::test]
async fn m8_another_sub_organization_takes_them_out_too() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    adds(&anna, 300, conversation, World::BEN).await;
    let (directory, branch) = (world.hub.directory(), OrganizationId(Uuid::from_u128(20)));
    let node = NewOrganization {
        root: World::ROOT,
        id: branch,
        parent: Some(World::ROOT),
        name: "Sales".to_owned(),
        connector_on: None,
        policy: None,
    };
    directory.save_organization(node).await.unwrap();
    let moved = NewMember {
        root: World::ROOT,
        id: World::BEN,
        organization: branch,
        name: "Ben".to_owned(),
        connector_on: true,
        admin: false,
    };
    directory.save_member(moved).await.unwrap();
    world.pass(8).await;
    let events = ben.events().await;
    let cause = Some(LeftCause::OtherOrganization);
    assert_eq!(left(&events, World::BEN), cause, "he is told why");
    let me: wire::api::Me = anna.get("/v1/me").await.json().await.unwrap();
    let known = me.members.into_iter().find(|it| it.id == World::BEN);
    let known = known.map(|it| (it.name, it.eligibility));
    let elsewhere = engine::Eligibility::Elsewhere;
    assert_eq!(known, Some(("Ben".to_owned(), elsewhere)), "by name still");
}

#[tokio::test]
async fn m7_after_the_last_one_has_left_the_guest_comes_back_to_them() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    anna.submit(300, Intent::Leave { conversation }).await;
    world.pass(8).await;
    world.simulator.guest("maria").write("Anybody?").unwrap();
    world.pass(8).await;
    let state = anna.state().await;
    let opened = state
        .conversations
        .values()
        .find(|it| it.id != conversation);
    let opened = opened.expect("a new conversation");
    assert!(opened.is_active(World::ANNA), "hers, not the line's own");
    assert!(!state.conversations[&conversation].is_live(), "the old one");
}

#[tokio::test]
async fn m7_unless_nothing_may_come_in_for_them() {
    let world = World::new().await;
    let (anna, ben) = (world.anna(), world.ben());
    let conversation = anna.agreed(&world, 100).await;
    let guest = anna.guest().await;
    anna.submit(300, Intent::Leave { conversation }).await;
    let directory = world.hub.directory();
    let kept = (World::ROOT, World::ANNA);
    directory
        .keep_from(kept, vec![guest], Vec::new())
        .await
        .unwrap();
    world.pass(8).await;
    world.simulator.guest("maria").write("Anybody?").unwrap();
    world.pass(8).await;
    assert_eq!(ben.heard("Anybody?").await, 1, "the line's own");
    assert_eq!(anna.heard("Anybody?").await, 0, "not her");
}
