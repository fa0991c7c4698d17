//! An administrator's say ends at their own node of the tree.

use engine::{Entitlement, MemberId, OrganizationId};
use hub::{NewMember, NewOrganization};
use reqwest::Method;
use wire::api::{Me, Switches};

use crate::support::{Desk, World, id};

const SALES: OrganizationId = OrganizationId(id(20));
const SUPPORT: OrganizationId = OrganizationId(id(21));
const FIELD: OrganizationId = OrganizationId(id(22));

/// Sales and Support below the top, Field below Sales; each with an administrator and a member.
struct Tree {
    world: World,
}

impl Tree {
    async fn grow() -> Self {
        let world = World::new().await;
        let directory = world.hub.directory();
        for (node, parent) in [(SALES, World::ROOT), (SUPPORT, World::ROOT), (FIELD, SALES)] {
            let new = NewOrganization {
                root: World::ROOT,
                id: node,
                parent: Some(parent),
                name: "A part".to_owned(),
                connector_on: None,
                policy: None,
            };
            directory.save_organization(new).await.unwrap();
            for (id, admin) in [(administrator(node), true), (member(node), false)] {
                let new = NewMember {
                    root: World::ROOT,
                    id,
                    organization: node,
                    name: "Someone".to_owned(),
                    connector_on: true,
                    admin,
                };
                directory.save_member(new).await.unwrap();
            }
        }
        Self { world }
    }

    async fn desk(&self, member: MemberId) -> Desk {
        let directory = self.world.hub.directory();
        let token = directory.issue_token(World::ROOT, member).await.unwrap();
        Desk::new(self.world.hub.url(), token)
    }

    async fn turns(&self, who: MemberId, switches: &Switches) -> u16 {
        let desk = self.desk(who).await;
        let request = desk.request(Method::PUT, "/v1/admin/switches");
        let answer = request.json(switches).send().await.unwrap();
        answer.status().as_u16()
    }

    async fn entitlement(&self, who: MemberId) -> Entitlement {
        let me = self.desk(who).await.get("/v1/me").await;
        me.json::<Me>().await.unwrap().entitlement
    }
}

fn administrator(node: OrganizationId) -> MemberId {
    MemberId(id(node.0.as_u128() + 100))
}

fn member(node: OrganizationId) -> MemberId {
    MemberId(id(node.0.as_u128() + 200))
}

fn off(node: OrganizationId) -> Switches {
    Switches {
        organization: Some((node, false)),
        member: None,
    }
}

fn member_off(member: MemberId) -> Switches {
    Switches {
        organization: None,
        member: Some((member, false)),
    }
}

#[tokio::test]
async fn e1_an_administrator_turns_the_own_node_and_those_below() {
    let tree = Tree::grow().await;
    let boss = administrator(SALES);
    assert_eq!(tree.turns(boss, &off(FIELD)).await, 204, "below");
    let below = tree.entitlement(member(FIELD)).await;
    assert_eq!(below, Entitlement::OrganizationOff, "it is off");
    let own = member_off(member(SALES));
    assert_eq!(tree.turns(boss, &own).await, 204, "a member of the node");
    let below = member_off(member(FIELD));
    assert_eq!(tree.turns(boss, &below).await, 204, "a member below");
    assert_eq!(tree.turns(boss, &off(SALES)).await, 204, "the node itself");
    let top = administrator(SALES);
    assert_eq!(
        tree.entitlement(top).await,
        Entitlement::OrganizationOff,
        "it is off"
    );
}

#[tokio::test]
async fn e1_an_administrator_turns_nothing_above_or_beside() {
    let tree = Tree::grow().await;
    let boss = administrator(SALES);
    for elsewhere in [
        off(World::ROOT),
        off(SUPPORT),
        member_off(member(SUPPORT)),
        member_off(World::ANNA),
    ] {
        assert_eq!(tree.turns(boss, &elsewhere).await, 404, "{elsewhere:?}");
    }
    let both = Switches {
        organization: Some((FIELD, false)),
        member: Some((World::ANNA, false)),
    };
    assert_eq!(tree.turns(boss, &both).await, 404, "not by half either");
    for untouched in [World::ANNA, member(SUPPORT), member(FIELD)] {
        let entitlement = tree.entitlement(untouched).await;
        assert_eq!(entitlement, Entitlement::Entitled, "nothing changed");
    }
}
