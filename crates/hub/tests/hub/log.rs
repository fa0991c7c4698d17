//! The log is appended to and never changed (C10).

use crate::support::World;

#[tokio::test]
async fn c10_nothing_in_the_log_can_be_changed_or_deleted() {
    let world = World::new().await;
    world.anna().start(100).await;
    world.settle().await;
    let mut database = world.sql().await;
    for change in ["UPDATE event SET recorded = '{}'", "DELETE FROM event"] {
        let refused = sqlx::query(change)
            .execute(&mut database)
            .await
            .unwrap_err();
        assert!(
            refused.to_string().contains("append-only"),
            "{change}: {refused}"
        );
    }
}

#[tokio::test]
async fn the_same_version_cannot_be_written_twice() {
    let world = World::new().await;
    world.anna().start(100).await;
    world.settle().await;
    let mut database = world.sql().await;
    let again = "INSERT INTO event (root, correspondence, version, conversation, recorded)
                 SELECT root, correspondence, version, conversation, recorded FROM event LIMIT 1";
    let refused = sqlx::query(again).execute(&mut database).await.unwrap_err();
    assert!(
        refused.to_string().contains("UNIQUE"),
        "the second writer fails: {refused}"
    );
}

#[tokio::test]
async fn the_evidence_of_consent_is_in_the_log() {
    let world = World::new().await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    let state = anna.state().await;
    let evidence = &state.conversations[&conversation].evidence[0];
    let asked = evidence.request.as_ref().unwrap();
    assert_eq!(evidence.answer, "Yes, I agree", "the guest's answer");
    assert!(
        asked.wording.text.contains("Do you agree?"),
        "the exact wording: {asked:?}"
    );
    assert!(
        evidence.provider_id.is_some(),
        "the provider's id of the answer"
    );
}
