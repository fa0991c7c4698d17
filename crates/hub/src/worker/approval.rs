//! Has the templates of every line's policy approved beforehand, so that a first request needn't wait, and notices when
//! one is taken back.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use engine::{Content, OptInWording, OrganizationId, Span};

use super::backoff::doubled;
use super::template::{self, Answer};
use crate::app::{App, Shared};
use crate::carrier::{Verdict, Wording};
use crate::policy;
use crate::store::line;

/// The longest pause while something waits for approval.
const SOON: Span = Span::seconds(300);

/// The pause when all is judged.
const LATER: Span = Span::hours(24);

/// What is known after a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    AllJudged,
    SomePending,
    Away,
}

/// Looks after one account's templates until the hub stops.
pub(super) async fn watch(app: App, account: String) {
    let mut failures = 0;
    loop {
        let begun = app.approvals.begin(&account);
        let look = look(&app, &account).await.unwrap_or_else(|error| {
            let error = wire::quiet(error.as_ref());
            tracing::warn!(account, error, "Templates can't be looked after");
            Look::Away
        });
        failures = if look == Look::Away { failures + 1 } else { 0 };
        let wait = match look {
            Look::AllJudged => LATER,
            Look::SomePending => SOON,
            Look::Away => doubled(app.retries.first, SOON, failures),
        };
        let next = app.time.now() + wait;
        app.approvals.ended(&account, begun, next);
        app.wakes.finished.send_modify(|count| *count += 1);
        tokio::select! {
            () = app.time.sleep_until(Some(next)) => {}
            () = app.approvals.called(&account) => {}
        }
    }
}

/// Asks about every wording once, and tells the desks of those whom an answer concerns.
async fn look(app: &Shared, account: &str) -> Result<Look> {
    let mut whole = Look::AllJudged;
    for (_, (wording, roots)) in wordings(app, account).await? {
        let before = is_approved(app, account, &wording).await?;
        let answer = template::ask(app, account, &wording).await?;
        match answer {
            // The others are still asked about: it may be this one that can't be answered.
            Answer::Away => whole = Look::Away,
            Answer::Judged(Verdict::Pending) if whole == Look::AllJudged => {
                whole = Look::SomePending;
            }
            Answer::Judged(Verdict::Pending) => {}
            Answer::Judged(Verdict::Approved | Verdict::Rejected) => {}
        }
        if before != (answer == Answer::Judged(Verdict::Approved)) {
            for root in roots {
                app.wakes.wake_organization(root);
            }
        }
    }
    Ok(whole)
}

async fn is_approved(app: &Shared, account: &str, wording: &Wording) -> Result<bool> {
    let mut read = app.store.read().await?;
    let known = crate::store::template::find(&mut read, account, &wording.name).await?;
    Ok(known.is_some_and(|template| template.approved))
}

/// The wordings that lines of the account may send, by name, each with the organizations whose members are offered it.
async fn wordings(
    app: &Shared,
    account: &str,
) -> Result<BTreeMap<String, (Wording, BTreeSet<OrganizationId>)>> {
    let mut read = app.store.read().await?;
    let mut wordings = BTreeMap::new();
    for (root, id) in line::of_account(&mut read, account).await? {
        let Some(line) = line::find(&mut read, root, id).await? else {
            continue;
        };
        let policy = policy::as_written(&mut read, root, &line).await?;
        let offered = policy.templates.iter().map(policy::content);
        let requested = std::iter::once((request(policy.opt_in), None));
        for (content, offered_to) in requested.chain(offered.map(|content| (content, Some(root)))) {
            let Some(wording) = Wording::of(&content) else {
                continue;
            };
            let (_, roots) = wordings
                .entry(wording.name.clone())
                .or_insert((wording, BTreeSet::new()));
            roots.extend(offered_to);
        }
    }
    Ok(wordings)
}

/// The request as the message it would be.
fn request(asked: OptInWording) -> Content {
    Content::OptInRequest {
        text: asked.text,
        language: asked.language,
        accept: asked.accept,
        decline: asked.decline,
    }
}
