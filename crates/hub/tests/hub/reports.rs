//! Reports that can't be absorbed: tried a number of times, then set aside, seen, and out of everyone's way.

use engine::{Event, MemberId, OrganizationId, Standing};
use hub::{NewLine, NewMember, NewOrganization, TwilioAccount};
use wire::api::Reports;

use crate::support::webhook::{form, post};
use crate::support::{Desk, GUEST, LINE, World, id};

const GONE: &str = "ACgone";

/// A guest's message to a line whose account the hub no longer has, and one of Maria's behind it in the same lane.
async fn report_of_a_lost_account(world: &World) {
    let line = NewLine {
        root: World::ROOT,
        id: engine::LineId(id(40)),
        organization: World::ROOT,
        name: "Old line".to_owned(),
        number: LINE.to_owned(),
        account: GONE.to_owned(),
        default_member: World::ANNA,
    };
    world.hub.directory().save_line(line).await.unwrap();
    let mut parties = [format!("whatsapp:{GUEST}"), format!("whatsapp:{LINE}")];
    let body = [
        ("MessageSid", "SMlost"),
        ("From", &parties[0]),
        ("To", &parties[1]),
        ("Body", "Old words"),
    ];
    let body = serde_urlencoded::to_string(body).unwrap();
    parties.sort_unstable();
    sqlx::query(
        "INSERT INTO journal (account, dedupe_key, kind, lane, correspondence, query, body, received_at_ms, due_at_ms)
         VALUES (?, 'inbound:SMlost', 'inbound', ?, (SELECT id FROM correspondence), '', ?, ?, 0)",
    )
    .bind(GONE)
    .bind(parties.join(" "))
    .bind(body)
    .bind(world.now().0)
    .execute(&mut world.sql().await)
    .await
    .unwrap();
    let maria = world.simulator.guest("maria");
    maria.write("Anyone there?").unwrap();
}

async fn state(world: &World) -> (String, String) {
    sqlx::query_as("SELECT state, why FROM journal WHERE account = ?")
        .bind(GONE)
        .fetch_one(&mut world.sql().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_report_that_always_fails_is_set_aside_and_its_lane_goes_on() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    report_of_a_lost_account(&world).await;
    let message = anna.write(conversation, 200, "Yes, here").await;
    world.pass(5).await;
    assert_eq!(world.anna().heard("Anyone there?").await, 0, "it waits");
    assert_eq!(anna.standing(message).await, Standing::Queued, "so do we");

    for _ in 0..10 {
        world.leap(130).await;
    }
    let (state, why) = state(&world).await;
    assert_eq!(state, "unreadable", "set aside");
    assert_eq!(why, "the account isn't set up", "with the reason");
    assert_eq!(
        world.anna().heard("Anyone there?").await,
        1,
        "the lane goes on"
    );
    assert!(
        anna.standing(message).await.rank() >= Standing::Sent.rank(),
        "and words go out again"
    );
}

#[tokio::test]
async fn what_was_set_aside_is_taken_up_when_the_settings_are_mended() {
    let world = World::new().await;
    world.anna().agreed(&world, 100).await;
    report_of_a_lost_account(&world).await;
    for _ in 0..10 {
        world.leap(130).await;
    }
    assert_eq!(state(&world).await.0, "unreadable", "set aside");
    let url = world.simulator.base_url();
    let again = TwilioAccount::new(GONE, "secret").at(&url);
    let world = world
        .restart_with(|config| config.accounts.push(again))
        .await;
    for _ in 0..10 {
        world.leap(30).await;
    }
    assert_eq!(state(&world).await.0, "done", "taken up at the start");
}

#[tokio::test]
async fn what_a_guest_wrote_to_a_line_nobody_had_is_read_once_the_line_is_known() {
    let world = World::new().await;
    let token = world.simulator.auth_token().to_owned();
    let number = "+14155550177";
    let to = format!("whatsapp:{number}");
    let words = [
        ("MessageSid", "SM77"),
        ("Body", "Anyone?"),
        ("To", to.as_str()),
    ];
    assert_eq!(
        post(&world, &form(&world, &words), &token).await,
        200,
        "kept"
    );
    world.pass(2).await;
    assert_eq!(told(&world.anna()).await.set_aside.len(), 1, "kept aside");
    let line = NewLine {
        root: World::ROOT,
        id: engine::LineId(id(77)),
        organization: World::ROOT,
        name: "New line".to_owned(),
        number: number.to_owned(),
        account: world.simulator.account_sid().to_owned(),
        default_member: World::ANNA,
    };
    world.hub.directory().save_line(line).await.unwrap();
    let world = world.restart().await;
    for _ in 0..10 {
        world.leap(30).await;
    }
    let heard = |event: &Event| matches!(event, Event::MessageReceived { content, .. } if content.text() == "Anyone?");
    let rows = world.anna().feed().await;
    let count = rows.iter().filter(|row| heard(&row.recorded.event)).count();
    assert_eq!(count, 1, "read at the next start");
}

async fn told(desk: &Desk) -> Reports {
    let answer = desk.get("/v1/admin/reports").await;
    assert_eq!(answer.status(), 200, "an administrator is told");
    answer.json().await.unwrap()
}

#[tokio::test]
async fn xl1_administrators_see_what_waits_what_was_set_aside_and_what_is_missing() {
    let world = World::new().await;
    let anna = world.anna();
    anna.agreed(&world, 100).await;
    assert_eq!(told(&anna).await, Reports::default(), "nothing to tell");
    report_of_a_lost_account(&world).await;
    world.settle().await;
    let waiting = told(&anna).await;
    assert_eq!(waiting.waiting, 2, "one and the one behind it");
    assert!(waiting.waiting_since.is_some(), "since when");

    for _ in 0..10 {
        world.leap(130).await;
    }
    let after = told(&anna).await;
    assert_eq!((after.waiting, after.missing), (0, 0), "all were taken up");
    let aside = &after.set_aside[0];
    assert_eq!(aside.why, "the account isn't set up", "with the reason");
    let shown = serde_json::to_string(&after).unwrap();
    assert!(!shown.contains("Old words"), "without content: {shown}");
    assert_eq!(
        world.ben().get("/v1/admin/reports").await.status(),
        404,
        "not to Ben"
    );
}

/// Another organization gets a line of the same account.
async fn share_the_account(world: &World) {
    let (root, boss) = (OrganizationId(id(900)), MemberId(id(901)));
    let directory = world.hub.directory();
    let organization = NewOrganization {
        root,
        id: root,
        parent: None,
        name: "Another".to_owned(),
        connector_on: Some(true),
        policy: None,
    };
    directory.save_organization(organization).await.unwrap();
    let member = NewMember {
        root,
        id: boss,
        organization: root,
        name: "Their boss".to_owned(),
        connector_on: true,
        admin: true,
    };
    directory.save_member(member).await.unwrap();
    let line = NewLine {
        root,
        id: engine::LineId(id(902)),
        organization: root,
        name: "Another".to_owned(),
        number: "+14155550199".to_owned(),
        account: world.simulator.account_sid().to_owned(),
        default_member: boss,
    };
    directory.save_line(line).await.unwrap();
}

#[tokio::test]
async fn xl1_a_message_that_was_absorbed_into_nothing_is_a_gap_that_is_told() {
    let world = World::new().await;
    let anna = world.anna();
    anna.agreed(&world, 100).await;
    world.simulator.guest("maria").write("Hello").unwrap();
    world.pass(2).await;
    assert_eq!(told(&anna).await.missing, 0, "every message is somewhere");
    sqlx::query(
        "INSERT INTO journal (account, dedupe_key, kind, lane, query, body, received_at_ms, due_at_ms, state)
         VALUES (?, 'inbound:SMnowhere', 'inbound', 'x', '', '', 0, 0, 'done')",
    )
    .bind(world.simulator.account_sid())
    .execute(&mut world.sql().await)
    .await
    .unwrap();
    assert_eq!(told(&anna).await.missing, 1, "this one isn't");

    share_the_account(&world).await;
    assert_eq!(
        told(&anna).await,
        Reports::default(),
        "of a shared account nobody is told what may be another's"
    );
}
