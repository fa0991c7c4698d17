//! Templates the provider must know before a request can go.

use anyhow::Result;
use engine::{Content, OrganizationId, Policy};

use crate::app::{App, Shared};
use crate::carrier::{Verdict, Wording};
use crate::store::template::ContentTemplate;
use crate::store::{line, organization, template};

/// How a message can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ready {
    /// As it is.
    Plain,
    /// As the template with the provider's id.
    Approved(String),
    Pending,
    Rejected,
    /// The provider doesn't answer.
    Away,
}

/// Looks up the wording's template, making it and asking for approval as needed.
pub(super) async fn ready(app: &Shared, account: &str, content: &Content) -> Result<Ready> {
    let Some(wording) = Wording::of(content) else {
        return Ok(Ready::Plain);
    };
    let mut read = app.store.read().await?;
    let known = template::find(&mut read, account, &wording.name).await?;
    drop(read);
    if let Some(ContentTemplate {
        content_sid,
        approved: true,
    }) = known
    {
        return Ok(Ready::Approved(content_sid));
    }
    let provider = app.carrier.account(account)?;
    let content_sid = match known {
        Some(template) => template.content_sid,
        None => match provider.template(&wording).await {
            Ok(sid) => sid,
            Err(_) => return Ok(Ready::Away),
        },
    };
    let Ok(verdict) = provider.verdict(&content_sid, &wording).await else {
        return Ok(Ready::Away);
    };
    let approved = verdict == Verdict::Approved;
    let template = ContentTemplate {
        content_sid,
        approved,
    };
    let mut write = app.store.write().await?;
    template::save(&mut write, (account, &wording.name), &template).await?;
    app.store.commit(write).await?;
    Ok(match verdict {
        Verdict::Approved => Ready::Approved(template.content_sid),
        Verdict::Pending => Ready::Pending,
        Verdict::Rejected => Ready::Rejected,
    })
}

/// Has the templates of every line's policy made beforehand, so that a first request needn't wait for approval.
pub(super) async fn prepare(app: App) {
    loop {
        for account in app.carrier.accounts() {
            if let Err(error) = prepare_account(&app, account).await {
                tracing::warn!(error = format!("{error:#}"), "Templates can't be prepared");
            }
        }
        app.wakes.wordings.notified().await;
    }
}

async fn prepare_account(app: &Shared, account: &str) -> Result<()> {
    let mut read = app.store.read().await?;
    let lines = line::of_account(&mut read, account).await?;
    drop(read);
    for (root, id) in lines {
        for content in contents(&policy_of(app, root, id).await?) {
            ready(app, account, &content).await?;
        }
    }
    Ok(())
}

async fn policy_of(app: &Shared, root: OrganizationId, id: engine::LineId) -> Result<Policy> {
    let mut read = app.store.read().await?;
    let path = match line::find(&mut read, root, id).await? {
        Some(line) => organization::path(&mut read, root, line.organization).await?,
        None => Vec::new(),
    };
    organization::policy(&path)
}

/// What a policy sends as templates.
fn contents(policy: &Policy) -> Vec<Content> {
    let asked = policy.opt_in.clone();
    let request = Content::OptInRequest {
        text: asked.text,
        language: asked.language,
        accept: asked.accept,
        decline: asked.decline,
    };
    let templates = policy.templates.iter();
    let templates = templates.map(|template| Content::Template {
        name: template.name.clone(),
        text: template.text.clone(),
    });
    std::iter::once(request).chain(templates).collect()
}
