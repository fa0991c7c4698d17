//! Asking a guest for consent.

use engine::{ContactId, ConversationId, Intent, MessageId, Pair};
use uuid::Uuid;
use wire::commands::{OneContact, ResendRequest, StartConversation};
use wire::view::{ConversationView, OptInPreview};
use wire::{Problem, RefusalView};

use super::Desk;
use super::ids::id;
use crate::store::contact::{self, FoundContact};

impl Desk {
    /// What the guest would be asked, before anything is sent (C1).
    pub async fn opt_in_preview(&self, request: OneContact) -> Result<OptInPreview, Problem> {
        self.look_at_request(&request.contact)
            .await
            .map_err(|error| self.told(&error))
    }

    async fn look_at_request(&self, contact: &str) -> anyhow::Result<OptInPreview> {
        let guest = self.known(id(contact)?).await?.guest;
        let probe = Intent::StartConversation {
            conversation: ConversationId(Uuid::nil()),
            request: MessageId(Uuid::nil()),
        };
        let refusal = self.core.would_start(guest, &probe).await?;
        let directory = self.core.directory();
        let wording = &directory.default_policy().opt_in;
        Ok(OptInPreview {
            line_name: directory
                .default_line()
                .map(|line| line.name.clone())
                .unwrap_or_default(),
            wording: wording.text.clone(),
            accept_label: wording.accept.label.clone(),
            decline_label: wording.decline.label.clone(),
            refusal: refusal.map(RefusalView::from),
        })
    }

    /// Sends the opt-in request; the conversation exists from then on (C1).
    pub async fn start_conversation(
        &self,
        request: StartConversation,
    ) -> Result<ConversationView, Problem> {
        self.start(&request)
            .await
            .map_err(|error| self.told(&error))
    }

    async fn start(&self, request: &StartConversation) -> anyhow::Result<ConversationView> {
        let contact = self.known(id(&request.contact)?).await?;
        let directory = self.core.directory();
        let line = directory.default_line().ok_or(Problem::NotFound)?.id;
        let conversation = id(&request.conversation)?;
        let intent = Intent::StartConversation {
            conversation,
            request: id(&request.request)?,
        };
        let pair = Pair {
            line,
            guest: contact.guest,
        };
        let told = self.core.begin(pair, conversation, intent).await?;
        let head = told.timelines.into_iter().find_map(|change| change.head);
        match head.filter(|head| head.row.id == request.conversation) {
            Some(head) => Ok(head),
            None => self.one(&request.conversation).await,
        }
    }

    /// Asks once more (C6).
    pub async fn resend_request(&self, request: ResendRequest) -> Result<(), Problem> {
        let sent = async {
            let conversation = id(&request.conversation)?;
            let intent = Intent::ResendRequest {
                conversation,
                request: id(&request.request)?,
            };
            self.core.act(conversation, intent).await
        };
        sent.await.map_err(|error| self.told(&error))
    }

    async fn known(&self, contact: ContactId) -> anyhow::Result<FoundContact> {
        let found = contact::one(&mut *self.core.store.read().await?, contact).await?;
        Ok(found.ok_or(Problem::NotFound)?)
    }
}
