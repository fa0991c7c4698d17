//! Writing the record: events, what follows from them, and who is told, in one transaction per operation.

mod cache;
mod consequence;
mod template;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use engine::{
    Author, ConversationId, Correspondence, Event, IntentId, MemberId, Pair, Policy, Recorded,
    Report, Timestamp,
};

use crate::app::Shared;
use crate::policy;
use crate::store::line::{self, Line};
use crate::store::log::{self, Key};
use crate::store::{Write, feed};
use crate::wake::Wake;

pub(crate) use cache::Cache;
pub(crate) use template::Way;

/// One transaction on one correspondence; nothing of it is there unless [`Entry::commit`] succeeds.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    app: &'a Shared,
    pub(crate) write: Write,
    pub(crate) key: Key,
    pub(crate) pair: Pair,
    pub(crate) line: Line,
    pub(crate) policy: Policy,
    pub(crate) state: Correspondence,
    pub(crate) now: Timestamp,
    /// The number that each member's feed reaches.
    fed: BTreeMap<MemberId, u64>,
    stranger_for: Vec<MemberId>,
}

impl<'a> Entry<'a> {
    /// Goes on with a transaction on the correspondence of `pair`, which may be new; `None` without such a line.
    pub(crate) async fn within(
        app: &'a Shared,
        mut write: Write,
        root: engine::OrganizationId,
        pair: Pair,
    ) -> Result<Option<Self>> {
        let Some(line) = line::find(&mut write, root, pair.line).await? else {
            return Ok(None);
        };
        let policy = policy::of_line(&mut write, root, &line).await?;
        let key = Key::of(root, pair);
        let mut state = app.cache.get(key);
        log::catch_up(&mut write, key, &mut state).await?;
        let (now, fed) = (app.time.now(), BTreeMap::new());
        Ok(Some(Self {
            app,
            write,
            key,
            pair,
            line,
            policy,
            state,
            now,
            fed,
            stranger_for: Vec::new(),
        }))
    }

    /// Begins a transaction on a correspondence that exists.
    pub(crate) async fn begin_known(app: &'a Shared, key: Key) -> Result<Self> {
        let mut write = app.store.write().await?;
        let pair = log::pair(&mut write, key)
            .await?
            .context("a correspondence that exists")?;
        Self::within(app, write, key.root, pair)
            .await?
            .context("the line of a correspondence")
    }

    /// Takes up what the world tells and returns what came of it.
    pub(crate) async fn absorb(&mut self, report: &Report) -> Result<Vec<Event>> {
        let events = engine::absorb(&self.state, report, self.now, &self.policy);
        let by = match report {
            Report::GuestWrote(_) => Author::Guest,
            Report::SendDue { .. }
            | Report::SendDuePast { .. }
            | Report::SendAccepted { .. }
            | Report::SendFailed { .. }
            | Report::SendPostponed { .. }
            | Report::SendUncertain { .. }
            | Report::ProviderSilent { .. }
            | Report::StatusReached { .. }
            | Report::AnswerOverdue { .. }
            | Report::ConnectorSwitchedOff { .. }
            | Report::ConnectorSwitchedOn { .. }
            | Report::MembersGone { .. }
            | Report::TransferOverdue { .. } => Author::System,
        };
        self.append(events.clone(), by, None).await?;
        Ok(events)
    }

    /// Appends events with everything that follows: feed rows, effects, participants, the provider's ids.
    pub(crate) async fn append(
        &mut self,
        events: Vec<Event>,
        by: Author,
        intent: Option<IntentId>,
    ) -> Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        if self.state.version == 0 {
            log::create(&mut self.write, self.key, self.pair).await?;
        }
        let from = self.state.version;
        for event in events {
            let recorded = Recorded {
                version: self.state.version + 1,
                at: self.now,
                by,
                intent,
                event,
            };
            self.state.evolve(&recorded);
            self.state.version = recorded.version;
            self.append_one(&recorded).await?;
        }
        log::advance(&mut self.write, self.key, from, self.state.version).await
    }

    /// The number that the member's feed reaches through this transaction.
    pub(crate) async fn feed_reaches(&mut self, member: MemberId) -> Result<u64> {
        match self.fed.get(&member) {
            Some(seq) => Ok(*seq),
            None => feed::last(&mut self.write, self.key.root, member).await,
        }
    }

    pub(crate) async fn commit(self) -> Result<()> {
        self.app.store.commit(self.write).await?;
        self.app.cache.put(self.key, self.state);
        for (member, seq) in self.fed {
            self.app.wakes.wake(self.key.root, member, Wake::Feed(seq));
        }
        for member in self.stranger_for {
            self.app.wakes.wake(self.key.root, member, Wake::Directory);
        }
        self.app.wakes.effects.notify_one();
        Ok(())
    }

    async fn append_one(&mut self, recorded: &Recorded) -> Result<()> {
        let conversation = self.state.conversation_of(&recorded.event);
        log::append(&mut self.write, self.key, conversation, recorded).await?;
        for member in recorded.event.newcomers() {
            self.welcome(*member, conversation, recorded.version)
                .await?;
        }
        for member in self.state.audience(&recorded.event) {
            self.feed(member, recorded.version).await?;
        }
        self.bind_provider_id(&recorded.event).await?;
        self.plan_effects(&recorded.event).await
    }

    /// Gives a member who comes in all that came before: the pair's facts, and what was to be read in the conversation.
    async fn welcome(
        &mut self,
        member: MemberId,
        conversation: Option<ConversationId>,
        version: u64,
    ) -> Result<()> {
        log::join(&mut self.write, self.key, member).await?;
        let before = (conversation, version);
        let seq = feed::catch_up(&mut self.write, self.key, member, before).await?;
        self.fed.insert(member, seq);
        self.stranger_for.push(member);
        Ok(())
    }

    async fn feed(&mut self, member: MemberId, version: u64) -> Result<()> {
        let seq = feed::append(&mut self.write, self.key, member, version).await?;
        self.fed.insert(member, seq);
        Ok(())
    }
}
