//! Asking the provider for a template's approval.

use anyhow::Result;

use crate::app::Shared;
use crate::carrier::{Twilio, Verdict, Wording};
use crate::store::template;
use crate::store::template::ContentTemplate;

/// What the provider says about a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Judged(Verdict),
    /// It doesn't answer.
    Away,
}

/// Asks the provider, making the template and putting it up for approval as needed, and remembers the answer.
pub(super) async fn ask(app: &Shared, account: &str, wording: &Wording) -> Result<Answer> {
    let mut read = app.store.read().await?;
    let known = template::find(&mut read, account, &wording.name).await?;
    drop(read);
    let provider = app.carrier.account(account)?;
    let Some((content_sid, verdict)) = judged(provider, known.as_ref(), wording).await else {
        return Ok(Answer::Away);
    };
    let approved = verdict == Verdict::Approved;
    if known.is_none_or(|known| known.approved != approved) {
        let template = ContentTemplate {
            content_sid,
            approved,
        };
        let mut write = app.store.write().await?;
        template::save(&mut write, (account, &wording.name), &template).await?;
        app.store.commit(write).await?;
    }
    Ok(Answer::Judged(verdict))
}

/// `None` when the provider doesn't answer.
async fn judged(
    provider: &Twilio,
    known: Option<&ContentTemplate>,
    wording: &Wording,
) -> Option<(String, Verdict)> {
    let content_sid = match known {
        Some(template) => template.content_sid.clone(),
        None => provider.template(wording).await.ok()?,
    };
    let verdict = provider.verdict(&content_sid, wording).await.ok()?;
    Some((content_sid, verdict))
}
