//! Asking the provider for a template's approval.

use crate::app::Shared;
use crate::carrier::{Trouble, Twilio, Verdict, Wording};
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
pub(super) async fn ask(app: &Shared, account: &str, wording: &Wording) -> anyhow::Result<Answer> {
    let mut read = app.store.read().await?;
    let known = template::find(&mut read, account, &wording.name).await?;
    drop(read);
    let provider = app.carrier.account(account)?;
    let (content_sid, verdict) = match judged(provider, known.as_ref(), wording).await {
        Ok(judged) => judged,
        // It wasn't even made; the next look tries again.
        Err(Trouble::Refused) => return Ok(Answer::Judged(Verdict::Rejected)),
        Err(Trouble::Away | Trouble::Missing) => return Ok(Answer::Away),
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

async fn judged(
    provider: &Twilio,
    known: Option<&ContentTemplate>,
    wording: &Wording,
) -> Result<(String, Verdict), Trouble> {
    let content_sid = match known {
        Some(template) => template.content_sid.clone(),
        None => provider.template(wording).await?,
    };
    let verdict = provider.verdict(&content_sid, wording).await?;
    Ok((content_sid, verdict))
}
