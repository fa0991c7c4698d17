//! What the hub's directory says of the member: who they are, with whom, from which lines, under which policy.

use std::collections::BTreeMap;

use engine::{
    Actor, Colleague, Colleagues, Eligibility, Entitlement, GuestId, LineId, MemberId, Policy,
    Refusal,
};
use wire::RefusalView;
use wire::api::{LineBody, Me, MemberBody};
use wire::view::AuthorView;

/// The latest [`Me`], ready to be asked.
#[derive(Debug, Clone)]
pub(crate) struct Directory {
    pub(crate) me: Me,
    names: BTreeMap<MemberId, String>,
}

impl Directory {
    pub(crate) fn new(me: Me) -> Self {
        let names = me
            .members
            .iter()
            .map(|member| (member.id, member.name.clone()))
            .collect();
        Self { me, names }
    }

    /// The name of a member; empty when the directory doesn't know them.
    pub(crate) fn name(&self, member: MemberId) -> String {
        self.names.get(&member).cloned().unwrap_or_default()
    }

    /// What the conversations of a line go by.
    pub(crate) fn policy_of(&self, line: LineId) -> &Policy {
        self.line(line).map_or(&self.me.policy, |line| &line.policy)
    }

    pub(crate) fn actor(&self, has_contact: bool) -> Actor {
        Actor {
            member: self.me.member,
            entitlement: self.me.entitlement,
            has_contact,
        }
    }

    /// What a conversation begins with.
    pub(crate) fn default_policy(&self) -> &Policy {
        self.default_line()
            .map_or(&self.me.policy, |line| &line.policy)
    }

    /// The members as a conversation with `guest` sees them.
    pub(crate) fn colleagues(&self, guest: GuestId) -> Colleagues {
        let colleague = |member: &MemberBody| {
            let kept = member.kept_from_guests.contains(&guest);
            let eligibility = member
                .eligibility
                .unless(kept, Eligibility::RestrictedFromGuest);
            Colleague {
                name: member.name.clone(),
                eligibility,
                kept_from: member.kept_from_members.iter().copied().collect(),
            }
        };
        let members = self.me.members.iter();
        Colleagues(members.map(|it| (it.id, colleague(it))).collect())
    }

    /// Why the member has no WhatsApp, if so (E1).
    pub(crate) fn switched_off(&self) -> Option<RefusalView> {
        match self.me.entitlement {
            Entitlement::Entitled => None,
            reason @ (Entitlement::OrganizationOff | Entitlement::MemberOff) => {
                Some(Refusal::NotEntitled { reason }.into())
            }
        }
    }

    /// The line a new conversation starts from.
    pub(crate) fn default_line(&self) -> Option<&LineBody> {
        self.me.lines.first()
    }

    /// The name of a line's business profile; empty when it was taken from the member.
    pub(crate) fn line_name(&self, line: LineId) -> String {
        self.line(line)
            .map(|line| line.name.clone())
            .unwrap_or_default()
    }

    fn line(&self, line: LineId) -> Option<&LineBody> {
        self.me.lines.iter().find(|known| known.id == line)
    }

    pub(crate) fn author(&self, author: engine::Author) -> AuthorView {
        match author {
            engine::Author::Member(member) if member == self.me.member => AuthorView::You,
            engine::Author::Member(member) => AuthorView::Colleague {
                name: self.name(member),
            },
            engine::Author::Guest => AuthorView::Guest,
            engine::Author::System => AuthorView::System,
        }
    }
}
