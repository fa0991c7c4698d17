//! Who has spoken in a conversation: the guest is told who of several writes, and colleagues don't answer twice (P7).

use crate::{
    Author, Content, Context, Conversation, ConversationId, Correspondence, MemberId, Message,
    Standing, Timestamp,
};

/// The colleague who wrote last since `since`, and when: what `viewer` is about to send may be answered already (P7).
pub fn collision(
    state: &Correspondence,
    conversation: ConversationId,
    viewer: MemberId,
    since: Timestamp,
) -> Option<(MemberId, Timestamp)> {
    let conversation = state.conversations.get(&conversation)?;
    let since = conversation
        .other_speakers(viewer)
        .filter(|(_, at)| *at > since);
    since.max_by_key(|(_, at)| *at)
}

/// The name that goes before the actor's words: once another has spoken, each of them is named.
pub(crate) fn speaker(conversation: &Conversation, context: &Context<'_>) -> Option<String> {
    let member = context.actor.member;
    let name = context.colleagues.name(member);
    let several = conversation.other_speakers(member).next().is_some();
    (context.policy.speaker_line && several && !name.is_empty()).then(|| name.to_owned())
}

/// Words as the guest reads them.
pub(crate) fn spoken_by(speaker: Option<&str>, words: &str) -> String {
    match speaker {
        Some(name) => format!("{name}: {words}"),
        None => words.to_owned(),
    }
}

impl Message {
    /// What the carrier sends: the words, after the speaker's name if there is one.
    pub fn body(&self) -> String {
        spoken_by(self.speaker.as_deref(), self.content.text())
    }

    /// The member who speaks in it: who asked for consent has said nothing of their own yet, and what the guest will not
    /// get was not said.
    pub(crate) fn spoken_by(&self) -> Option<MemberId> {
        let Author::Member(member) = self.author else {
            return None;
        };
        let asks = matches!(self.content, Content::OptInRequest { .. });
        let withdrawn = matches!(
            self.standing,
            Standing::Blocked { .. } | Standing::Cancelled { .. }
        );
        (!asks && !withdrawn).then_some(member)
    }
}

impl Conversation {
    /// A message of it was spoken by `before` and is by `after`.
    pub(crate) fn follow_speaker(
        &mut self,
        before: Option<MemberId>,
        after: Option<MemberId>,
        at: Timestamp,
    ) {
        if before == after {
            return;
        }
        if let Some(spoken) = before.and_then(|member| self.spoken.get_mut(&member)) {
            spoken.messages = spoken.messages.saturating_sub(1);
        }
        if let Some(member) = after {
            let spoken = self.spoken.entry(member).or_default();
            spoken.messages = spoken.messages.saturating_add(1);
            spoken.last_at = spoken.last_at.max(at);
        }
    }
}
