//! Entitlement: both switches, the organization's inherited down the tree (E1), and what turning one off does (E3).

use engine::{Entitlement, Event, MemberId, OrganizationId, Refusal};
use hub::{NewMember, NewOrganization};
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;
use wire::api::{Answer, Me, Switches, SwitchesNow};

use crate::support::{Desk, World};

async fn me(desk: &Desk) -> Me {
    desk.get("/v1/me").await.json().await.unwrap()
}

async fn switch(desk: &Desk, switches: &Switches) -> u16 {
    desk.request(Method::PUT, "/v1/admin/switches")
        .json(switches)
        .send()
        .await
        .unwrap()
        .status()
        .as_u16()
}

fn organization(id: OrganizationId, on: bool) -> Switches {
    Switches {
        organization: Some((id, on)),
        member: None,
    }
}

#[tokio::test]
async fn e1_the_nearest_switch_of_the_tree_and_the_members_own_decide() {
    let world = World::new().await;
    let directory = world.hub.directory();
    let (root, branch, leaf) = (
        World::ROOT,
        OrganizationId(Uuid::from_u128(20)),
        OrganizationId(Uuid::from_u128(21)),
    );
    for (id, parent) in [(branch, root), (leaf, branch)] {
        let policy = (id == branch).then(|| json!({ "impliedConsent": false }));
        let name = "Sales".to_owned();
        let node = NewOrganization {
            root,
            id,
            parent: Some(parent),
            name,
            connector_on: None,
            policy,
        };
        directory.save_organization(node).await.unwrap();
    }
    let id = MemberId(Uuid::from_u128(22));
    let member = NewMember {
        root,
        id,
        organization: leaf,
        name: "Cleo".to_owned(),
        connector_on: true,
        admin: false,
    };
    directory.save_member(member).await.unwrap();
    let cleo = Desk::new(
        world.hub.url(),
        directory.issue_token(root, id).await.unwrap(),
    );

    assert_eq!(
        me(&cleo).await.entitlement,
        Entitlement::Entitled,
        "inherited from the top"
    );
    assert_eq!(
        me(&cleo).await.lines.len(),
        1,
        "lines above are usable below"
    );
    directory
        .set_switches(root, &organization(branch, false))
        .await
        .unwrap();
    assert_eq!(
        me(&cleo).await.entitlement,
        Entitlement::OrganizationOff,
        "a nearer switch wins"
    );
    assert_eq!(
        me(&world.anna()).await.entitlement,
        Entitlement::Entitled,
        "others aren't touched"
    );
    directory
        .set_switches(root, &organization(leaf, true))
        .await
        .unwrap();
    assert_eq!(
        me(&cleo).await.entitlement,
        Entitlement::Entitled,
        "and a nearer one again"
    );
    let own = Switches {
        organization: None,
        member: Some((id, false)),
    };
    directory.set_switches(root, &own).await.unwrap();
    assert_eq!(
        me(&cleo).await.entitlement,
        Entitlement::MemberOff,
        "the member's own"
    );
}

#[tokio::test]
async fn e3_turning_the_switch_off_stops_writing_and_cancels_what_is_held() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    world.leap(25 * 3_600).await;
    let held = anna.write(conversation, 200, "Waiting").await;
    assert!(anna.standing(held).await.is_held(), "held");

    let standing = async || {
        let answer = anna.get("/v1/admin/switches").await;
        answer.json::<SwitchesNow>().await.unwrap()
    };
    let on = |organization| SwitchesNow {
        organization,
        member: true,
    };
    assert_eq!(standing().await, on(true), "both on");
    assert_eq!(
        switch(&anna, &organization(World::ROOT, false)).await,
        204,
        "Anna administers"
    );
    assert_eq!(standing().await, on(false), "and sees it");
    world.settle().await;
    let events = anna.events().await;
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::ConnectorSwitchedOff { .. })),
        "the conversation is told"
    );
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::HeldCancelled { count: 1, .. })),
        "held is cancelled"
    );
    let answer = anna
        .submit(
            300,
            engine::Intent::ResendRequest {
                conversation,
                request: engine::MessageId(Uuid::from_u128(301)),
            },
        )
        .await;
    let refusal = Refusal::NotEntitled {
        reason: Entitlement::OrganizationOff,
    };
    assert_eq!(
        answer,
        Answer::Refused { refusal },
        "writing is refused with the reason"
    );

    switch(&anna, &organization(World::ROOT, true)).await;
    world.settle().await;
    let on = anna
        .events()
        .await
        .into_iter()
        .any(|event| matches!(event, Event::ConnectorSwitchedOn { .. }));
    assert!(on, "and told again");
}

#[tokio::test]
async fn only_administrators_turn_switches() {
    let world = World::new().await;
    assert_eq!(
        switch(&world.ben(), &organization(World::ROOT, false)).await,
        404,
        "Ben doesn't"
    );
    let seen = world.ben().request(Method::GET, "/v1/admin/switches");
    assert_eq!(seen.send().await.unwrap().status(), 404, "nor sees them");
    let elsewhere = organization(OrganizationId(Uuid::from_u128(999)), false);
    assert_eq!(
        switch(&world.anna(), &elsewhere).await,
        404,
        "nor Anna elsewhere"
    );
    assert_eq!(
        me(&world.ben()).await.entitlement,
        Entitlement::Entitled,
        "nothing changed"
    );
}
