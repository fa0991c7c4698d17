//! What the directory says of the members an intent is about.

use std::collections::BTreeSet;

use anyhow::Result;
use engine::{
    Colleague, Colleagues, Correspondence, Eligibility, Entitlement, GuestId, Intent, MemberId,
    OrganizationId,
};
use sqlx::SqliteConnection;

use crate::store::member::{self, Member};

/// The actor, whoever the intent names, and everyone who is or was in one of the pair's conversations.
pub(crate) async fn concerned(
    db: &mut SqliteConnection,
    (root, actor): (OrganizationId, &Member),
    (intent, guest): (&Intent, GuestId),
    state: &Correspondence,
) -> Result<Colleagues> {
    let mut ids: BTreeSet<MemberId> = state
        .conversations
        .values()
        .flat_map(|conversation| conversation.members.keys().copied())
        .collect();
    ids.insert(actor.id);
    ids.extend(named(intent));
    let mut colleagues = Colleagues::default();
    for id in ids {
        if let Some(member) = member::find(db, root, id).await? {
            let eligibility = eligibility(db, root, actor, &member).await?;
            let kept = member.kept_from.guests.contains(&guest);
            let eligibility = eligibility.unless(kept, Eligibility::RestrictedFromGuest);
            let colleague = Colleague {
                name: member.name,
                eligibility,
                kept_from: member.kept_from.members.into_iter().collect(),
            };
            colleagues.0.insert(id, colleague);
        }
    }
    Ok(colleagues)
}

/// Whether a member may be added to conversations of `actor`, as far as it doesn't depend on which (M1).
pub(crate) async fn eligibility(
    db: &mut SqliteConnection,
    root: OrganizationId,
    actor: &Member,
    member: &Member,
) -> Result<Eligibility> {
    if member.organization != actor.organization {
        return Ok(Eligibility::Elsewhere);
    }
    if member.suspended {
        return Ok(Eligibility::Suspended);
    }
    Ok(match member::entitlement(db, root, member).await? {
        Entitlement::Entitled => Eligibility::Eligible,
        Entitlement::OrganizationOff | Entitlement::MemberOff => Eligibility::NotEntitled,
    })
}

fn named(intent: &Intent) -> Vec<MemberId> {
    match intent {
        Intent::AddMembers { members, .. } => members.clone(),
        Intent::Remove { member, .. } => vec![*member],
        Intent::Transfer { to, .. } => vec![*to],
        Intent::StartConversation { .. }
        | Intent::ResendRequest { .. }
        | Intent::Send { .. }
        | Intent::SendTemplate { .. }
        | Intent::EditHeld { .. }
        | Intent::CancelHeld { .. }
        | Intent::MoveHeld { .. }
        | Intent::Retry { .. }
        | Intent::Leave { .. }
        | Intent::AnswerTransfer { .. }
        | Intent::WithdrawTransfer { .. }
        | Intent::AskToJoin { .. } => Vec::new(),
    }
}
