//! Members who come, go and hand over.

use std::collections::BTreeSet;

use engine::{
    Colleague, Eligibility, Intent, LeftCause, MemberId, Membership, Recorded, Refusal, Report,
    TransferId,
};
use uuid::Uuid;

use super::{ANA, BEN, CLEO, FIRST, Scene};

/// The transfer of [`FIRST`] that a test is about.
pub(crate) const HANDED_OVER: TransferId = TransferId(Uuid::from_u128(0x7AF));

/// A colleague who may be in any conversation.
pub(crate) fn known_as(name: &str) -> Colleague {
    Colleague {
        name: name.to_owned(),
        eligibility: Eligibility::Eligible,
        kept_from: BTreeSet::new(),
    }
}

impl Scene {
    /// Ana, Ben and Cleo are in Ana's conversation, and the guest knows.
    pub(crate) fn of_three() -> Self {
        let mut scene = Self::agreed();
        scene.adds(ANA, &[BEN, CLEO]).carrier_works();
        scene.phone.clear();
        scene
    }

    pub(crate) fn eligibility(&mut self, member: MemberId, eligibility: Eligibility) -> &mut Self {
        if let Some(colleague) = self.hub.colleagues.0.get_mut(&member) {
            colleague.eligibility = eligibility;
        }
        self
    }

    pub(crate) fn kept_apart(&mut self, one: MemberId, other: MemberId) -> &mut Self {
        if let Some(colleague) = self.hub.colleagues.0.get_mut(&one) {
            colleague.kept_from.insert(other);
        }
        self
    }

    #[track_caller]
    pub(crate) fn adds(&mut self, by: MemberId, members: &[MemberId]) -> &mut Self {
        self.does(by, &adding(members))
    }

    pub(crate) fn tries_to_add(
        &mut self,
        by: MemberId,
        members: &[MemberId],
    ) -> Result<(), Refusal> {
        self.tries(by, &adding(members))
    }

    #[track_caller]
    pub(crate) fn leaves(&mut self, member: MemberId) -> &mut Self {
        let conversation = FIRST;
        self.does(member, &Intent::Leave { conversation })
    }

    #[track_caller]
    pub(crate) fn removes(&mut self, by: MemberId, member: MemberId) -> &mut Self {
        self.does(by, &removing(member))
    }

    pub(crate) fn tries_to_remove(
        &mut self,
        by: MemberId,
        member: MemberId,
    ) -> Result<(), Refusal> {
        self.tries(by, &removing(member))
    }

    #[track_caller]
    pub(crate) fn transfers(&mut self, from: MemberId, to: MemberId) -> &mut Self {
        self.does(from, &transferring(to, None))
    }

    pub(crate) fn tries_to_transfer(
        &mut self,
        from: MemberId,
        to: MemberId,
    ) -> Result<(), Refusal> {
        self.tries(from, &transferring(to, None))
    }

    pub(crate) fn tries_to_answer(
        &mut self,
        member: MemberId,
        accept: bool,
    ) -> Result<(), Refusal> {
        let answer = Intent::AnswerTransfer {
            conversation: FIRST,
            transfer: HANDED_OVER,
            accept,
        };
        self.tries(member, &answer)
    }

    pub(crate) fn tries_to_withdraw(&mut self, member: MemberId) -> Result<(), Refusal> {
        let withdraw = Intent::WithdrawTransfer {
            conversation: FIRST,
            transfer: HANDED_OVER,
        };
        self.tries(member, &withdraw)
    }

    pub(crate) fn is_gone(&mut self, member: MemberId, cause: LeftCause) -> &mut Self {
        let name = self.hub.colleagues.name(member).to_owned();
        let members = vec![(member, name)];
        self.told(&Report::MembersGone { members, cause })
    }

    /// Writes in Ana's conversation.
    #[track_caller]
    pub(crate) fn says(&mut self, member: MemberId, words: &str) -> &mut Self {
        let intent = self.words(FIRST, words);
        self.does(member, &intent)
    }

    pub(crate) fn membership(&self, member: MemberId) -> Option<Membership> {
        self.conversation(FIRST).members.get(&member).copied()
    }

    pub(crate) fn active(&self) -> Vec<MemberId> {
        self.conversation(FIRST).active_members().collect()
    }

    /// What a member was given, in order.
    pub(crate) fn feed(&self, member: MemberId) -> &[Recorded] {
        self.hub.feeds.get(&member).map_or(&[], Vec::as_slice)
    }
}

fn adding(members: &[MemberId]) -> Intent {
    Intent::AddMembers {
        conversation: FIRST,
        members: members.to_vec(),
    }
}

fn removing(member: MemberId) -> Intent {
    Intent::Remove {
        conversation: FIRST,
        member,
    }
}

pub(crate) fn transferring(to: MemberId, note: Option<&str>) -> Intent {
    Intent::Transfer {
        conversation: FIRST,
        transfer: HANDED_OVER,
        to,
        note: note.map(ToOwned::to_owned),
    }
}
