//! Who is in a conversation (2.4): any active member may change it. Whoever comes second is told what happened first.

mod add;
mod join;
mod leave;
mod transfer;

pub(super) use add::add;
pub(super) use join::ask_to_join;
pub(super) use leave::{leave, remove};
pub(super) use transfer::{answer, transfer, withdraw};

use crate::{Context, Eligibility, Entitlement, MemberId, Refusal};

/// M1: entitled, not suspended, of the same sub-organization, kept neither from the guest nor from `others`.
fn eligible(
    member: MemberId,
    others: impl IntoIterator<Item = MemberId>,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    match context.colleagues.eligibility(member, others) {
        Eligibility::Eligible => Ok(()),
        eligibility @ (Eligibility::NotEntitled
        | Eligibility::Suspended
        | Eligibility::RestrictedFromGuest
        | Eligibility::RestrictedFromMembers
        | Eligibility::Elsewhere) => Err(Refusal::NotEligible {
            member,
            eligibility,
        }),
    }
}

/// While the connector is off nothing goes out, not even who left (E3).
fn guest_is_told(context: &Context<'_>) -> bool {
    match context.actor.entitlement {
        Entitlement::Entitled => true,
        Entitlement::OrganizationOff | Entitlement::MemberOff => false,
    }
}
