//! Colleagues coming in and going.

use anyhow::Context;
use engine::{ConversationId, Intent};
use wire::Problem;
use wire::commands::{AddMembers, OneConversation, RemoveMember, TransferConversation};
use wire::view::ColleaguesView;

use super::Desk;
use super::ids::id;

impl Desk {
    /// Who could come into a conversation, and why the others can't (M1).
    pub async fn colleagues(&self, request: OneConversation) -> Result<ColleaguesView, Problem> {
        let found = async { self.core.colleagues(id(&request.conversation)?).await };
        found.await.map_err(|error| self.told(&error))
    }

    /// Colleagues come in, all of them or none (M1).
    pub async fn add_members(&self, request: AddMembers) -> Result<(), Problem> {
        self.ask_of(&request.conversation, |conversation| {
            let members = request.members.iter().map(|member| id(member));
            Ok(Intent::AddMembers {
                conversation,
                members: members.collect::<anyhow::Result<_>>()?,
            })
        })
        .await
    }

    /// Hands the conversation over to one colleague and leaves it (M4).
    pub async fn transfer(&self, request: TransferConversation) -> Result<(), Problem> {
        self.ask_of(&request.conversation, |conversation| {
            let note = request.note.trim();
            Ok(Intent::Transfer {
                conversation,
                transfer: id(&request.transfer)?,
                to: id(&request.to)?,
                note: (!note.is_empty()).then(|| note.to_owned()),
            })
        })
        .await
    }

    /// Removes another member (M3).
    pub async fn remove_member(&self, request: RemoveMember) -> Result<(), Problem> {
        self.ask_of(&request.conversation, |conversation| {
            let member = id(&request.member)?;
            Ok(Intent::Remove {
                conversation,
                member,
            })
        })
        .await
    }

    /// Leaves a conversation (M2).
    pub async fn leave(&self, request: OneConversation) -> Result<(), Problem> {
        self.ask_of(&request.conversation, |conversation| {
            Ok(Intent::Leave { conversation })
        })
        .await
    }

    async fn ask_of(
        &self,
        conversation: &str,
        intent: impl FnOnce(ConversationId) -> anyhow::Result<Intent>,
    ) -> Result<(), Problem> {
        let asked = async {
            let conversation = id(conversation)?;
            let intent = intent(conversation).context("read what is asked")?;
            self.core.act(conversation, intent).await
        };
        asked.await.map_err(|error| self.told(&error))
    }
}
