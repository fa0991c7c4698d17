//! What a member's copy knows of the lane: only what is in conversations they are in.

use crate::{ConversationId, Correspondence, MemberId, MessageId, Standing};

impl Correspondence {
    /// Lets go of what waits or is under way in conversations that `viewer` is no longer in: what becomes of it, they
    /// aren't told, and nothing of theirs waits behind it.
    pub(crate) fn let_go(&mut self, viewer: MemberId) {
        let conversations = self.conversations.values();
        let ended: Vec<ConversationId> = conversations
            .filter(|it| it.members.contains_key(&viewer) && !it.is_active(viewer))
            .map(|it| it.id)
            .collect();
        if ended.is_empty() {
            return;
        }
        let open = self.held().chain(self.waiting()).chain(self.in_flight());
        let theirs = open.filter(|message| ended.contains(&message.conversation));
        let theirs: Vec<MessageId> = theirs.map(|message| message.id).collect();
        for message in theirs {
            self.leave_lane(message);
        }
    }

    /// Takes up again what waits or is under way in a conversation that the member has come back into.
    pub(crate) fn take_up(&mut self, conversation: ConversationId) {
        let messages = self.messages.values();
        let theirs = messages.filter(|message| message.conversation == conversation);
        for message in theirs {
            match message.standing {
                Standing::Held { .. } => self.held.insert(message.place, message.id),
                Standing::Queued => self.lane.waiting.insert(message.place, message.id),
                Standing::Started => self.lane.in_flight = Some(message.id),
                Standing::Received
                | Standing::Accepted
                | Standing::Sent
                | Standing::Delivered
                | Standing::Read
                | Standing::Failed { .. }
                | Standing::Blocked { .. }
                | Standing::Cancelled { .. }
                | Standing::Unknown => {}
            }
        }
    }
}
