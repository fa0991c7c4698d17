//! What the hub has to do after an event: the engine's effects, and its own questions to the provider.

use anyhow::Result;
use engine::{Effect, Event, MessageId};

use super::Entry;
use crate::store::effect::{self, EffectKey, Kind};
use crate::store::log;

impl Entry<'_> {
    pub(super) async fn plan_effects(&mut self, event: &Event) -> Result<()> {
        for effect in engine::react(&self.state, event, &self.policy) {
            let (key, due) = match effect {
                Effect::Send { message, attempt } => {
                    self.plan_past_unapproved().await?;
                    (self.effect(Kind::Send, message, attempt), self.now)
                }
                Effect::AwaitAnswer { request, due } => {
                    (self.effect(Kind::Answer, request, 0), due)
                }
                Effect::AwaitTransfer { transfer, due } => {
                    let offer = MessageId(transfer.0);
                    (self.effect(Kind::Transfer, offer, 0), due)
                }
            };
            effect::plan(&mut self.write, key, due).await?;
        }
        self.plan_questions(event).await
    }

    /// While the provider hasn't approved what stands first, what needs no approval has its turn.
    async fn plan_past_unapproved(&mut self) -> Result<()> {
        let unapproved = self.unapproved().await?;
        let next = self.state.next_to_send_past(&unapproved);
        let next = next.map(|message| (message.id, message.attempt));
        if let Some((message, attempt)) = next.filter(|_| !unapproved.is_empty()) {
            let key = self.effect(Kind::Send, message, attempt);
            effect::plan(&mut self.write, key, self.now).await?;
        }
        Ok(())
    }

    pub(super) async fn bind_provider_id(&mut self, event: &Event) -> Result<()> {
        if let Event::MessageReceived {
            message,
            provider_id,
            ..
        }
        | Event::MessageAccepted {
            message,
            provider_id,
            ..
        } = event
        {
            log::bind_provider_id(&mut self.write, self.key, provider_id, *message).await?;
        }
        Ok(())
    }

    pub(crate) fn effect(&self, kind: Kind, message: MessageId, attempt: u32) -> EffectKey {
        EffectKey {
            correspondence: self.key,
            kind,
            message,
            attempt,
        }
    }

    /// After acceptance the provider is asked if it stays silent; what is uncertain is looked for (P1).
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only what starts or ends a question matters here"
    )]
    async fn plan_questions(&mut self, event: &Event) -> Result<()> {
        let retries = self.app.retries;
        match event {
            Event::MessageAccepted {
                message, attempt, ..
            } => {
                let status = self.effect(Kind::Status, *message, *attempt);
                effect::plan(&mut self.write, status, self.now + retries.status_after).await?;
                let reconcile = self.effect(Kind::Reconcile, *message, *attempt);
                effect::done(&mut self.write, reconcile).await
            }
            Event::MessageUncertain { message } => {
                let reconcile = self.effect(Kind::Reconcile, *message, self.attempt(*message));
                effect::plan(
                    &mut self.write,
                    reconcile,
                    self.now + retries.reconcile_after,
                )
                .await
            }
            Event::MessageDelivered { message, .. }
            | Event::MessageRead { message, .. }
            | Event::MessageFailed { message, .. }
            | Event::MessageHeld { message, .. } => {
                let status = self.effect(Kind::Status, *message, self.attempt(*message));
                effect::done(&mut self.write, status).await
            }
            _ => Ok(()),
        }
    }

    /// The message's current attempt, if it is a later one than `attempt`.
    pub(crate) fn attempt_after(&self, message: MessageId, attempt: u32) -> Option<u32> {
        Some(self.attempt(message)).filter(|current| *current > attempt)
    }

    fn attempt(&self, message: MessageId) -> u32 {
        self.state
            .messages
            .get(&message)
            .map_or(0, |message| message.attempt)
    }
}
