//! One conversation of a correspondence: its members, consent, requests, evidence and notices.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Consent, ConversationId, Evidence, MemberId, Notice, Request, Row, Timestamp};

/// Where a member stands in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Membership {
    Active,
    Left,
    Removed,
}

/// What a member has said in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Spoken {
    /// How many messages, without those that were blocked or cancelled.
    pub(crate) messages: u32,
    /// When the latest was written.
    pub(crate) last_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    pub id: ConversationId,
    pub members: BTreeMap<MemberId, Membership>,
    pub consent: Consent,
    /// Every request sent in this conversation, oldest first.
    pub requests: Row<Request>,
    /// What proves each change of consent, oldest first.
    pub evidence: Row<Evidence>,
    pub notices: Row<Notice>,
    /// Members whose connector was switched off (E3).
    pub without_connector: BTreeSet<MemberId>,
    pub opened_at: Timestamp,
    /// Time of the latest message in either direction.
    pub active_at: Timestamp,
    /// Somebody has written in it.
    pub(crate) has_messages: bool,
    /// Members who have spoken to the guest, and may have reached them.
    pub(crate) spoken: BTreeMap<MemberId, Spoken>,
    /// How often members came or went.
    pub(crate) changes: u32,
    /// Who went last: a guest who writes after all have gone comes back to them (M7).
    pub last_to_go: Option<MemberId>,
    /// Colleagues who asked to be added, and were not yet (T3).
    pub asked_to_join: BTreeSet<MemberId>,
}

impl Conversation {
    /// Live while one member is active.
    pub fn is_live(&self) -> bool {
        self.members
            .values()
            .any(|membership| *membership == Membership::Active)
    }

    pub fn is_active(&self, member: MemberId) -> bool {
        self.members.get(&member) == Some(&Membership::Active)
    }

    pub fn active_members(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.members
            .iter()
            .filter(|(_, membership)| **membership == Membership::Active)
            .map(|(member, _)| *member)
    }

    /// Members other than `member` who have spoken.
    pub(crate) fn other_speakers(
        &self,
        member: MemberId,
    ) -> impl Iterator<Item = (MemberId, Timestamp)> + '_ {
        let spoken = self.spoken.iter();
        let others = spoken.filter(move |(it, spoken)| **it != member && spoken.messages > 0);
        others.map(|(other, spoken)| (*other, spoken.last_at))
    }
}
