//! What a search looks through, folded anew after a version that folds otherwise.

use anyhow::Context;
use sqlx::SqlitePool;

use super::{contact, setting};
use crate::fold::EDITION;

const FOLDED: &str = "folded";

/// Does nothing when everything was folded as this version does.
pub(super) async fn renew(pool: &SqlitePool) -> anyhow::Result<()> {
    let edition: Option<u32> = setting::read(&mut *pool.acquire().await?, FOLDED).await?;
    if edition == Some(EDITION) {
        return Ok(());
    }
    let mut db = pool.begin_with("BEGIN IMMEDIATE").await?;
    for known in contact::all(&mut db).await?.values() {
        let (id, key) = (known.id.0.as_bytes().as_slice(), contact::search_key(known));
        sqlx::query!("UPDATE contact SET search_key = ?2 WHERE id = ?1", id, key)
            .execute(&mut *db)
            .await
            .context("fold a contact anew")?;
    }
    setting::write(&mut db, FOLDED, &EDITION).await?;
    db.commit().await.context("commit")
}
