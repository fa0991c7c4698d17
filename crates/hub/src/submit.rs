//! A member's intent: decided on the log and answered once, whatever happens to the answer on its way.

use anyhow::{Context as _, Result};
use engine::{Actor, Author, Content, Intent, MemberId, OrganizationId, Terms};
use wire::Problem;
use wire::api::{Answer, Submission};

use crate::app::Shared;
use crate::colleagues;
use crate::http::Denied;
use crate::record::Entry;
use crate::store::{contact, guest, intent, line, member};

/// In one transaction: events, what follows from them, and the stored answer.
pub(crate) async fn submit(
    app: &Shared,
    who @ (root, id): (OrganizationId, MemberId),
    submission: &Submission,
) -> Result<Answer, Denied> {
    check_content(&submission.intent)?;
    let mut write = app.store.write().await?;
    if let Some(answer) = intent::answer(&mut write, who, submission.id).await? {
        return Ok(answer);
    }
    let member = member::find(&mut write, root, id)
        .await?
        .ok_or(Problem::SignedOut)?;
    let usable = line::usable_by(&mut write, root, member.organization).await?;
    let known = guest::find(&mut write, root, submission.pair.guest)
        .await?
        .is_some();
    if !known || usable.iter().all(|line| line.id != submission.pair.line) {
        return Err(Problem::NotFound.into());
    }
    let entitlement = member::entitlement(&mut write, root, &member).await?;
    let has_contact = contact::of_guest(&mut write, who, submission.pair.guest)
        .await?
        .is_some();
    let mut entry = Entry::within(app, write, root, submission.pair)
        .await?
        .context("a usable line")?;

    let actor = Actor {
        member: id,
        entitlement,
        has_contact,
    };
    let intent = &submission.intent;
    let (whose, about) = ((root, &member), (intent, submission.pair.guest));
    let colleagues = colleagues::concerned(&mut entry.write, whose, about, &entry.state).await?;
    let terms = Terms {
        policy: &entry.policy,
        colleagues: &colleagues,
    };
    let context = terms.context(actor, entry.now);
    let answer = match engine::decide(&entry.state, intent, &context) {
        Ok(events) => {
            entry
                .append(events, Author::Member(id), Some(submission.id))
                .await?;
            Answer::Accepted {
                seq: entry.feed_reaches(id).await?,
            }
        }
        Err(refusal) => Answer::Refused { refusal },
    };
    let now = entry.now;
    intent::keep(&mut entry.write, who, submission.id, &answer, now).await?;
    entry.commit().await?;
    Ok(answer)
}

/// Members send text; everything else is the engine's to say.
fn check_content(intent: &Intent) -> Result<(), Denied> {
    match intent {
        Intent::Send {
            content: Content::Text { .. },
            ..
        } => Ok(()),
        Intent::Send { .. } => {
            let detail = "members send text".to_owned();
            Err(Problem::Malformed { detail }.into())
        }
        Intent::StartConversation { .. }
        | Intent::ResendRequest { .. }
        | Intent::SendTemplate { .. }
        | Intent::EditHeld { .. }
        | Intent::CancelHeld { .. }
        | Intent::MoveHeld { .. }
        | Intent::Retry { .. }
        | Intent::AddMembers { .. }
        | Intent::Leave { .. }
        | Intent::Remove { .. }
        | Intent::Transfer { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => Ok(()),
    }
}
