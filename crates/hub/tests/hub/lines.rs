//! What a member may write from: each line with the policy that the hub itself judges by.

use engine::{LineId, OrganizationId, Span};
use hub::{NewLine, NewMember, NewOrganization};
use serde_json::json;
use wire::api::Me;

use crate::support::World;

const BRANCH: OrganizationId = OrganizationId(uuid::Uuid::from_u128(50));
const BRANCH_LINE: LineId = LineId(uuid::Uuid::from_u128(51));

/// A branch with a line and a window length of its own, to which Anna belongs.
async fn open_branch(world: &World) {
    let (directory, root) = (world.hub.directory(), World::ROOT);
    let branch = NewOrganization {
        root,
        id: BRANCH,
        parent: Some(root),
        name: "Northwind Lisbon".to_owned(),
        connector_on: None,
        policy: Some(json!({ "windowLength": Span::hours(72) })),
    };
    directory.save_organization(branch).await.unwrap();
    let line = NewLine {
        root,
        id: BRANCH_LINE,
        organization: BRANCH,
        name: "Northwind Lisbon".to_owned(),
        number: "+351210000100".to_owned(),
        account: world.simulator.account_sid().to_owned(),
        default_member: World::ANNA,
    };
    directory.save_line(line).await.unwrap();
    let anna = NewMember {
        root,
        id: World::ANNA,
        organization: BRANCH,
        name: "Anna".to_owned(),
        connector_on: true,
        admin: true,
    };
    directory.save_member(anna).await.unwrap();
}

#[tokio::test]
async fn each_line_comes_with_its_own_policy() {
    let world = World::new().await;
    open_branch(&world).await;
    let me: Me = world.anna().get("/v1/me").await.json().await.unwrap();
    let lengths: Vec<_> = me
        .lines
        .iter()
        .map(|line| (line.id, line.policy.window_length))
        .collect();
    let expected = [
        (BRANCH_LINE, Span::hours(72)),
        (World::LINE_ID, Span::hours(24)),
    ];
    assert_eq!(lengths, expected, "the branch's own first, then the root's");
    assert_eq!(
        me.policy.window_length,
        Span::hours(72),
        "where no line says more, the branch's own"
    );
}
