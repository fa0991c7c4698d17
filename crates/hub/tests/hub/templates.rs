//! What goes as a template: approved before it goes, in its own language, and in nobody's way while it waits.

use engine::{FailureKind, Intent, MessageId, Refusal, Standing};
use hub::NewOrganization;
use serde_json::json;
use simulator::Verdict;
use wire::api::{Answer, Me};

use crate::support::{Desk, World, id};

#[tokio::test]
async fn a_request_waits_for_its_templates_approval() {
    let slow = Verdict::Approved { after_ms: 300_000 };
    let world = World::build(|provider| provider.verdict = slow, |_| {}).await;
    let anna = world.anna();
    let (_, request) = anna.start(100).await;
    world.pass(3).await;
    assert_eq!(
        anna.standing(request).await,
        Standing::Queued,
        "not yet approved"
    );
    world.leap(400).await;
    world.pass(3).await;
    assert_eq!(
        anna.standing(request).await,
        Standing::Delivered,
        "approved and gone"
    );
}

#[tokio::test]
async fn a_request_whose_template_is_rejected_fails_for_the_account_to_be_put_right() {
    let verdict = Verdict::Rejected {
        after_ms: 0,
        reason: "no".to_owned(),
    };
    let world = World::build(|provider| provider.verdict = verdict, |_| {}).await;
    let anna = world.anna();
    let (_, request) = anna.start(100).await;
    world.pass(3).await;
    let Standing::Failed { failure } = anna.standing(request).await else {
        panic!("it failed")
    };
    assert_eq!(failure.kind, FailureKind::Account, "{failure:?}");
}

/// A provider that approves after so many seconds.
async fn slow(seconds: u64) -> World {
    let after_ms = seconds * 1_000;
    World::build(
        |provider| provider.verdict = Verdict::Approved { after_ms },
        |_| {},
    )
    .await
}

/// Gives the organization a template of its own.
async fn with_reminder(world: &World) {
    let reminder = json!({ "name": "reminder", "text": "Hasta mañana", "language": "es" });
    let node = NewOrganization {
        root: World::ROOT,
        id: World::ROOT,
        parent: None,
        name: "Northwind Advisory".to_owned(),
        connector_on: None,
        policy: Some(json!({ "templates": [reminder] })),
    };
    let directory = world.hub.directory();
    directory.save_organization(node).await.unwrap();
    world.settle().await;
}

/// Names of the templates Anna is offered.
async fn offered(anna: &Desk) -> Vec<String> {
    let me: Me = anna.get("/v1/me").await.json().await.unwrap();
    let templates = me.lines[0].policy.templates.iter();
    templates.map(|template| template.name.clone()).collect()
}

#[tokio::test]
async fn while_a_request_waits_for_approval_nothing_is_recorded() {
    let world = slow(1_800).await;
    let anna = world.anna();
    let (_, request) = anna.start(100).await;
    world.pass(3).await;
    let before = anna.feed().await.len();
    for _ in 0..20 {
        world.leap(70).await;
    }
    assert_eq!(anna.feed().await.len(), before, "nothing changed");
    assert_eq!(anna.standing(request).await, Standing::Queued, "it waits");
    world.leap(600).await;
    world.pass(3).await;
    assert_eq!(
        anna.standing(request).await,
        Standing::Delivered,
        "and goes"
    );
    assert_eq!(
        anna.message(request).await.attempt,
        1,
        "at the first attempt"
    );
}

#[tokio::test]
async fn words_in_an_open_window_pass_a_request_that_waits_for_approval() {
    let world = slow(1_800).await;
    let (anna, ben) = (world.anna(), world.ben());
    let maria = world.simulator.guest("maria");
    maria.write("Good morning").unwrap();
    world.pass(2).await;
    let state = anna.state().await;
    let conversation = *state.conversations.keys().next().unwrap();
    ben.save_maria(50).await;
    let (_, request) = ben.start(300).await;
    let mut written = Vec::new();
    for number in 0..3 {
        let text = format!("Answer {number}");
        written.push(anna.write(conversation, 400 + 2 * number, &text).await);
    }
    world.pass(20).await;
    for message in written {
        let standing = anna.standing(message).await;
        assert_eq!(standing, Standing::Delivered, "it didn't wait");
    }
    assert_eq!(ben.standing(request).await, Standing::Queued, "this does");
    world.leap(1_900).await;
    world.pass(3).await;
    assert_eq!(
        ben.standing(request).await,
        Standing::Delivered,
        "not for ever"
    );
}

#[tokio::test]
async fn w8_only_an_approved_template_is_offered_and_may_be_sent() {
    let world = slow(900).await;
    let anna = world.anna();
    world.simulator.guest("maria").write("Hello").unwrap();
    world.pass(2).await;
    let state = anna.state().await;
    let conversation = *state.conversations.keys().next().unwrap();
    with_reminder(&world).await;
    let send = |number: u128| Intent::SendTemplate {
        conversation,
        message: MessageId(id(number)),
        name: "reminder".to_owned(),
    };
    assert!(offered(&anna).await.is_empty(), "not yet approved");
    let refusal = Refusal::UnknownTemplate;
    assert_eq!(
        anna.submit(201, send(200)).await,
        Answer::Refused { refusal },
        "nor sent"
    );

    world.leap(25 * 3_600).await;
    assert_eq!(offered(&anna).await, ["reminder"], "approved meanwhile");
    let answer = anna.submit(301, send(300)).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    world.pass(3).await;
    let standing = anna.standing(MessageId(id(300))).await;
    assert_eq!(standing, Standing::Delivered, "outside the window");
    assert_eq!(world.bodies("Hasta mañana"), 1, "in its own words");
}

#[tokio::test]
async fn a_template_is_registered_in_its_own_language() {
    let world = World::new().await;
    with_reminder(&world).await;
    let templates = world.simulator.templates();
    let languages: Vec<&str> = templates
        .iter()
        .map(|template| template.language.as_str())
        .collect();
    assert!(languages.contains(&"es"), "the reminder's: {languages:?}");
    assert!(languages.contains(&"en"), "the request's: {languages:?}");
}

#[tokio::test]
async fn w8_a_template_that_was_taken_back_is_offered_no_longer() {
    let world = World::new().await;
    let anna = world.anna();
    with_reminder(&world).await;
    assert_eq!(offered(&anna).await, ["reminder"], "approved");
    for mut template in world.simulator.templates() {
        if let Some(approval) = &mut template.approval {
            "paused".clone_into(&mut approval.status);
        }
        world.simulator.put_template(template).unwrap();
    }
    world.leap(24 * 3_600).await;
    assert!(offered(&anna).await.is_empty(), "noticed within a day");
}
