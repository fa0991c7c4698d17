//! Events of membership: who is in a conversation, who went, what is offered to whom.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the caller has sorted the events exhaustively"
)]

use crate::{
    Conversation, ConversationId, Correspondence, Event, MemberId, Membership, Offer, Recorded,
};

pub(super) fn evolve(state: &mut Correspondence, recorded: &Recorded) {
    match &recorded.event {
        Event::MembersAdded {
            conversation,
            members,
        } => state.in_conversation(*conversation, |it| it.came(members)),
        Event::MemberLeft {
            conversation,
            member,
            ..
        } => state.in_conversation(*conversation, |it| it.went(*member, Membership::Left)),
        Event::MemberRemoved {
            conversation,
            member,
        } => state.in_conversation(*conversation, |it| it.went(*member, Membership::Removed)),
        Event::Transferred {
            conversation,
            transfer,
            from,
            to,
            ..
        } => {
            if let Some(offer) = state.offers.get_mut(transfer) {
                offer.over = true;
            }
            state.in_conversation(*conversation, |it| {
                it.came(&[*to]);
                it.went(*from, Membership::Left);
            });
        }
        Event::TransferOffered { .. } => offered(state, recorded),
        Event::TransferEnded { transfer, .. } => {
            if let Some(offer) = state.offers.get_mut(transfer) {
                offer.over = true;
            }
        }
        Event::JoinAsked {
            conversation,
            member,
        } => state.in_conversation(*conversation, |it| {
            it.asked_to_join.insert(*member);
        }),
        _ => {}
    }
}

/// Whoever is offered a conversation may know nothing else of it.
fn offered(state: &mut Correspondence, recorded: &Recorded) {
    let Event::TransferOffered {
        conversation,
        transfer,
        from,
        to,
        note,
        until,
    } = &recorded.event
    else {
        return;
    };
    let offer = Offer {
        conversation: *conversation,
        from: *from,
        to: *to,
        note: note.clone(),
        at: recorded.at,
        until: *until,
        over: false,
    };
    state.offers.insert(*transfer, offer);
}

impl Correspondence {
    fn in_conversation(&mut self, id: ConversationId, change: impl FnOnce(&mut Conversation)) {
        if let Some(conversation) = self.conversations.get_mut(&id) {
            change(conversation);
        }
    }
}

impl Conversation {
    fn came(&mut self, members: &[MemberId]) {
        self.changes = self.changes.saturating_add(1);
        for member in members {
            self.members.insert(*member, Membership::Active);
            self.asked_to_join.remove(member);
            self.without_connector.remove(member);
        }
    }

    fn went(&mut self, member: MemberId, how: Membership) {
        self.changes = self.changes.saturating_add(1);
        self.members.insert(member, how);
        self.without_connector.remove(&member);
        self.last_to_go = Some(member);
    }
}
