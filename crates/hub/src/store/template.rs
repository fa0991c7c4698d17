//! Templates at the provider: which of its ids carries which wording.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use sqlx::SqliteConnection;

#[derive(Debug, Clone)]
pub(crate) struct ContentTemplate {
    pub(crate) content_sid: String,
    pub(crate) approved: bool,
}

pub(crate) async fn find(
    db: &mut SqliteConnection,
    account: &str,
    name: &str,
) -> Result<Option<ContentTemplate>> {
    sqlx::query_as!(
        ContentTemplate,
        r#"SELECT content_sid, approved AS "approved: bool" FROM content_template WHERE account = ? AND name = ?"#,
        account,
        name,
    )
    .fetch_optional(db)
    .await
    .context("find a template")
}

/// Names of the account's templates that may be sent.
pub(crate) async fn approved(db: &mut SqliteConnection, account: &str) -> Result<BTreeSet<String>> {
    let names = sqlx::query_scalar!(
        "SELECT name FROM content_template WHERE account = ? AND approved",
        account
    )
    .fetch_all(db)
    .await
    .context("read approved templates")?;
    Ok(names.into_iter().collect())
}

pub(crate) async fn save(
    db: &mut SqliteConnection,
    (account, name): (&str, &str),
    template: &ContentTemplate,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO content_template (account, name, content_sid, approved) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, name) DO UPDATE SET content_sid = excluded.content_sid, approved = excluded.approved",
        account,
        name,
        template.content_sid,
        template.approved,
    )
    .execute(db)
    .await
    .context("save a template")?;
    Ok(())
}
