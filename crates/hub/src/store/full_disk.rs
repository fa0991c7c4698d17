//! Test: a disk that was full costs nothing once there is room.

use tempfile::TempDir;

use crate::CrashPoints;

use super::{Store, out_of_order};

async fn fill(store: &Store, kilobytes: u32) -> anyhow::Result<()> {
    let mut write = store.write().await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS filler (content BLOB)")
        .execute(&mut *write)
        .await?;
    sqlx::query("INSERT INTO filler VALUES (zeroblob(?1 * 1024))")
        .bind(kilobytes)
        .execute(&mut *write)
        .await?;
    store.commit(write).await
}

async fn limit(store: &Store, pragma: &'static str) {
    let mut writer = store.writer.acquire().await.unwrap();
    sqlx::query(pragma).execute(&mut *writer).await.unwrap();
}

#[tokio::test]
async fn after_a_full_disk_the_store_is_written_to_again() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("hub.sqlite"), CrashPoints::default())
        .await
        .unwrap();
    fill(&store, 1).await.unwrap();
    // As low as it gets is the present size.
    limit(&store, "PRAGMA max_page_count = 1").await;
    let error = fill(&store, 1_000).await.unwrap_err();
    assert!(out_of_order(&error), "the disk is full: {error:?}");

    limit(&store, "PRAGMA max_page_count = 1000000").await;
    fill(&store, 1_000).await.expect("there is room again");
}
