//! What the hub's directory says of the member: who they are, with whom, from which lines, under which policy.

use std::collections::BTreeMap;

use engine::{Actor, Context, LineId, MemberId, Policy, Timestamp};
use wire::api::{LineBody, Me};
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

    pub(crate) fn policy(&self) -> &Policy {
        &self.me.policy
    }

    pub(crate) fn actor(&self, has_contact: bool) -> Actor {
        Actor {
            member: self.me.member,
            entitlement: self.me.entitlement,
            has_contact,
        }
    }

    pub(crate) fn context(&self, has_contact: bool, now: Timestamp) -> Context<'_> {
        Context {
            now,
            actor: self.actor(has_contact),
            policy: self.policy(),
        }
    }

    /// The line a new conversation starts from.
    pub(crate) fn default_line(&self) -> Option<&LineBody> {
        self.me.lines.first()
    }

    /// The name of a line's business profile; empty when it was taken from the member.
    pub(crate) fn line_name(&self, line: LineId) -> String {
        self.me
            .lines
            .iter()
            .find(|known| known.id == line)
            .map(|line| line.name.clone())
            .unwrap_or_default()
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
