//! The hub is killed at every commit and every call to the provider that the main walk makes, before and after it, and
//! started again: the guest has each message once and in order, and nothing held is lost.

mod life;
mod verdict;
mod walk;

use hub::Moment;

/// The `n`th, for every `n` there is.
async fn at_each(moment: Moment) {
    for nth in 1.. {
        let (life, walked) = walk::walk(moment, nth).await;
        verdict::judge(&life, &walked).await;
        if !life.was_killed() {
            assert!(nth > 10, "the walk comes there: {moment:?} {nth}");
            return;
        }
    }
}

#[tokio::test]
async fn killed_before_any_commit_nothing_is_lost_or_doubled() {
    at_each(Moment::BeforeCommit).await;
}

#[tokio::test]
async fn killed_after_any_commit_nothing_is_lost_or_doubled() {
    at_each(Moment::AfterCommit).await;
}

#[tokio::test]
async fn killed_before_any_call_nothing_is_lost_or_doubled() {
    at_each(Moment::BeforeCall).await;
}

#[tokio::test]
async fn killed_after_any_call_nothing_is_lost_or_doubled() {
    at_each(Moment::AfterCall).await;
}
