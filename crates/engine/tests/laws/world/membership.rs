//! What members do with the membership of conversations, and what becomes of them by the directory.

use std::collections::BTreeSet;

use engine::{
    Colleague, Colleagues, ConversationId, Eligibility, Intent, LeftCause, MemberId, Report,
    TransferId,
};

use super::{MEMBERS, World};
use crate::support::Hub;

const NAMES: [&str; 3] = ["Ana", "Ben", "Cleo"];

/// The hub with a directory in which everybody may be in any conversation.
pub(super) fn acquainted(mut hub: Hub) -> Hub {
    let colleague = |name: &str| Colleague {
        name: name.to_owned(),
        eligibility: Eligibility::Eligible,
        kept_from: BTreeSet::new(),
    };
    let known = MEMBERS.into_iter().zip(NAMES.map(colleague));
    hub.colleagues = Colleagues(known.collect());
    hub
}

impl World {
    pub(super) fn adds(&mut self, who: usize, pick: usize, whom: usize) {
        let chosen = (0..MEMBERS.len()).filter(|index| whom & (1 << index) != 0);
        let members: Vec<MemberId> = chosen.map(|index| MEMBERS[index]).collect();
        if let Some(conversation) = self.conversation_of(who, pick) {
            let intent = Intent::AddMembers {
                conversation,
                members,
            };
            self.submits(who, intent);
        }
    }

    pub(super) fn leaves(&mut self, who: usize, pick: usize) {
        if let Some(conversation) = self.conversation_of(who, pick) {
            self.submits(who, Intent::Leave { conversation });
        }
    }

    pub(super) fn removes(&mut self, who: usize, pick: usize, whom: usize) {
        if let Some(conversation) = self.conversation_of(who, pick) {
            let intent = Intent::Remove {
                conversation,
                member: MEMBERS[whom],
            };
            self.submits(who, intent);
        }
    }

    pub(super) fn transfers(&mut self, who: usize, pick: usize, to: usize) {
        let transfer = TransferId(self.hub.fresh());
        if let Some(conversation) = self.conversation_of(who, pick) {
            let intent = Intent::Transfer {
                conversation,
                transfer,
                to: MEMBERS[to],
                note: None,
            };
            self.submits(who, intent);
        }
    }

    /// Whoever an offer was made to answers it; now and then somebody else.
    pub(super) fn answers(&mut self, pick: usize, accept: bool) {
        if let Some((transfer, conversation, _, to)) = self.offer(pick) {
            let intent = Intent::AnswerTransfer {
                conversation,
                transfer,
                accept,
            };
            self.submits(index_of(to, pick), intent);
        }
    }

    pub(super) fn withdraws(&mut self, pick: usize) {
        if let Some((transfer, conversation, from, _)) = self.offer(pick) {
            let intent = Intent::WithdrawTransfer {
                conversation,
                transfer,
            };
            self.submits(index_of(from, pick), intent);
        }
    }

    pub(super) fn asks_to_join(&mut self, who: usize, pick: usize) {
        let known: Vec<ConversationId> = self.hub.state.conversations.keys().copied().collect();
        if let Some(index) = pick.checked_rem(known.len()) {
            let conversation = known[index];
            self.submits(who, Intent::AskToJoin { conversation });
        }
    }

    /// The directory says that a member may be in no conversation any more.
    pub(super) fn is_gone(&mut self, who: usize) {
        let members = vec![(MEMBERS[who], NAMES[who].to_owned())];
        let cause = LeftCause::Suspended;
        self.tells(Report::MembersGone { members, cause });
    }

    /// One of the offers, those that are over too.
    fn offer(&self, pick: usize) -> Option<(TransferId, ConversationId, MemberId, MemberId)> {
        let offers = self.hub.state.offers.iter();
        let offers: Vec<_> = offers
            .map(|(id, offer)| (*id, offer.conversation, offer.from, offer.to))
            .collect();
        offers.get(pick.checked_rem(offers.len())?).copied()
    }
}

fn index_of(member: MemberId, pick: usize) -> usize {
    let index = MEMBERS.iter().position(|it| *it == member);
    index
        .filter(|_| !pick.is_multiple_of(8))
        .unwrap_or_default()
}
