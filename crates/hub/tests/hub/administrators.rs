//! An administrator's say ends at their own node of the tree.

use engine::{Entitlement, MemberId, OrganizationId};
use hub::{NewMember, NewOrganization};
use reqwest::Method;
use serde_json::json;
use wire::api::{Me, Meaning, ReadWords, Switches, WordsRead};

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

async fn reads(desk: &Desk, text: &str) -> WordsRead {
    let words = ReadWords {
        text: text.to_owned(),
    };
    let request = desk.request(Method::POST, "/v1/admin/reading").json(&words);
    request.send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn xw8_an_administrator_sets_the_words_of_a_language_and_tries_them() {
    let tree = Tree::grow().await;
    let boss = tree.desk(administrator(SALES)).await;
    let before = reads(&boss, "Lopeta").await;
    assert_eq!(before.otherwise, Meaning::Nothing, "no word of the lists");

    let finnish = NewOrganization {
        root: World::ROOT,
        id: SALES,
        parent: Some(World::ROOT),
        name: "A part".to_owned(),
        connector_on: None,
        policy: Some(
            json!({ "stopWords": ["lopeta"], "declineWords": ["ei"], "acceptWords": ["kyllä"] }),
        ),
    };
    let directory = tree.world.hub.directory();
    directory.save_organization(finnish).await.unwrap();
    for (text, while_asked, otherwise) in [
        (" LOPETA ", Meaning::Refuse, Meaning::Refuse),
        ("Kyllä", Meaning::Accept, Meaning::Accept),
        ("ei", Meaning::Refuse, Meaning::Nothing),
        ("lopeta jo tuo", Meaning::Nothing, Meaning::Nothing),
    ] {
        let read = WordsRead {
            while_asked,
            otherwise,
        };
        assert_eq!(reads(&boss, text).await, read, "{text}");
    }
    let elsewhere = tree.desk(administrator(SUPPORT)).await;
    let other = reads(&elsewhere, "Lopeta").await;
    assert_eq!(other.otherwise, Meaning::Nothing, "its own lists");
    let words = json!({ "text": "stop" });
    let member = tree.desk(member(SALES)).await;
    let request = member
        .request(Method::POST, "/v1/admin/reading")
        .json(&words);
    assert_eq!(
        request.send().await.unwrap().status(),
        404,
        "not for members"
    );
}
