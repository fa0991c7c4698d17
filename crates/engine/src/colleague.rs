//! Who may be in a conversation, and by which name the guest knows them: what the directory says of colleagues.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::MemberId;

/// The members that a decision may be about, the actor among them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colleagues(pub BTreeMap<MemberId, Colleague>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Colleague {
    pub name: String,
    /// As far as it doesn't depend on who else is in the conversation.
    pub eligibility: Eligibility,
    /// Members with whom they may not be in one conversation.
    #[serde(default)]
    pub kept_from: BTreeSet<MemberId>,
}

/// Whether a member may be added to a conversation, or why not (M1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Eligibility {
    Eligible,
    NotEntitled,
    Suspended,
    RestrictedFromGuest,
    RestrictedFromMembers,
    /// Of another sub-organization, or of none any more.
    Elsewhere,
}

impl Eligibility {
    /// The same, but for somebody who would be eligible if it weren't so.
    #[must_use]
    pub fn unless(self, so: bool, reason: Self) -> Self {
        match self == Self::Eligible && so {
            true => reason,
            false => self,
        }
    }
}

impl Colleagues {
    /// Empty for somebody the directory doesn't know.
    pub fn name(&self, member: MemberId) -> &str {
        self.0
            .get(&member)
            .map_or("", |colleague| colleague.name.as_str())
    }

    /// Whether `member` may be in a conversation with `others`.
    pub fn eligibility(
        &self,
        member: MemberId,
        others: impl IntoIterator<Item = MemberId>,
    ) -> Eligibility {
        let Some(colleague) = self.0.get(&member) else {
            return Eligibility::Elsewhere;
        };
        let mut others = others.into_iter();
        let apart = others.any(|other| self.are_apart(member, other));
        colleague
            .eligibility
            .unless(apart, Eligibility::RestrictedFromMembers)
    }

    /// Whichever of the two the restriction was laid on.
    fn are_apart(&self, one: MemberId, other: MemberId) -> bool {
        let keeps = |one: MemberId, other: MemberId| {
            let colleague = self.0.get(&one);
            colleague.is_some_and(|colleague| colleague.kept_from.contains(&other))
        };
        keeps(one, other) || keeps(other, one)
    }
}
