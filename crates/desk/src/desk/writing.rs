//! What a member writes: decided at once, kept, and on its way.

use engine::{Content, ConversationId, Intent, MessageId};
use wire::Problem;
use wire::commands::{EditHeld, MoveHeld, OneMessage, PreviewText, SendText};
use wire::view::{ConsequenceView, Explanation};

use super::Desk;
use super::ids::id;

impl Desk {
    pub async fn preview(&self, request: PreviewText) -> Result<ConsequenceView, Problem> {
        let seen = async {
            self.core
                .preview(id(&request.conversation)?, &request.text)
                .await
        };
        seen.await.map_err(|error| self.told(&error))
    }

    pub async fn send_text(&self, request: SendText) -> Result<(), Problem> {
        self.send(request).await.map_err(|error| self.told(&error))
    }

    async fn send(&self, request: SendText) -> anyhow::Result<()> {
        let conversation = id(&request.conversation)?;
        let intent = Intent::Send {
            conversation,
            drafted_in: id(&request.drafted_in)?,
            message: id(&request.message)?,
            content: Content::Text { text: request.text },
        };
        self.core.act(conversation, intent).await
    }

    pub async fn edit_held(&self, request: EditHeld) -> Result<(), Problem> {
        let edited = async {
            let intent = Intent::EditHeld {
                message: id(&request.message)?,
                text: request.text,
            };
            self.core.act(id(&request.conversation)?, intent).await
        };
        edited.await.map_err(|error| self.told(&error))
    }

    /// Cancels a held message; one that the hub refused is thrown away.
    pub async fn cancel_held(&self, request: OneMessage) -> Result<(), Problem> {
        let cancelled = async {
            let (conversation, message) = both(&request)?;
            if self.core.discard_refused(conversation, message).await? {
                return Ok(());
            }
            self.core
                .act(conversation, Intent::CancelHeld { message })
                .await
        };
        cancelled.await.map_err(|error| self.told(&error))
    }

    pub async fn move_held(&self, request: MoveHeld) -> Result<(), Problem> {
        let moved = async {
            let before = request.before.as_deref().map(id).transpose()?;
            let intent = Intent::MoveHeld {
                message: id(&request.message)?,
                before,
            };
            self.core.act(id(&request.conversation)?, intent).await
        };
        moved.await.map_err(|error| self.told(&error))
    }

    /// Sends a failed or unknown message again; one that the hub refused is asked for anew.
    pub async fn retry(&self, request: OneMessage) -> Result<(), Problem> {
        let retried = async {
            let (conversation, message) = both(&request)?;
            if self.core.resubmit_refused(conversation, message).await? {
                return Ok(());
            }
            self.core.act(conversation, Intent::Retry { message }).await
        };
        retried.await.map_err(|error| self.told(&error))
    }

    /// All that happened to a message, and what happens next.
    pub async fn explain(&self, request: OneMessage) -> Result<Explanation, Problem> {
        let explained = async {
            let (conversation, message) = both(&request)?;
            self.core.explain(conversation, message).await
        };
        explained.await.map_err(|error| self.told(&error))
    }
}

fn both(request: &OneMessage) -> anyhow::Result<(ConversationId, MessageId)> {
    Ok((id(&request.conversation)?, id(&request.message)?))
}
