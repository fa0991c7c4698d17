//! The policy that a line's conversations go by, as the hub hands it out.

use anyhow::Result;
use engine::{Content, OrganizationId, Policy, Template};
use sqlx::SqliteConnection;

use crate::carrier::Wording;
use crate::store::line::Line;
use crate::store::{organization, template};

/// What the line's node says and inherits. Of its templates only those the provider approved: no other may be sent (W8).
pub(crate) async fn of_line(
    db: &mut SqliteConnection,
    root: OrganizationId,
    line: &Line,
) -> Result<Policy> {
    let mut policy = as_written(db, root, line).await?;
    if !policy.templates.is_empty() {
        let approved = template::approved(db, &line.account).await?;
        let is_approved = |template: &Template| {
            let wording = Wording::of(&content(template));
            wording.is_some_and(|wording| approved.contains(&wording.name))
        };
        policy.templates.retain(is_approved);
    }
    Ok(policy)
}

/// The same with every template it asks for.
pub(crate) async fn as_written(
    db: &mut SqliteConnection,
    root: OrganizationId,
    line: &Line,
) -> Result<Policy> {
    let path = organization::path(db, root, line.organization).await?;
    organization::policy(&path)
}

/// A template as the message it would be.
pub(crate) fn content(template: &Template) -> Content {
    Content::Template {
        name: template.name.clone(),
        text: template.text.clone(),
        language: template.language.clone(),
    }
}
