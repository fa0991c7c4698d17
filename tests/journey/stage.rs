//! A practice workspace for one test, with guests who do only what the test has them do.

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use desk::Desk;
use engine::{ContactId, ConversationId, MessageId};
use multiline::practice::{Practice, PracticeConfig};
use simulator::{Config, Guest, Manner, ThreadMessage};
use tempfile::TempDir;
use tokio::time::timeout;
use wire::commands::{
    OneContact, OneConversation, ReadTimeline, SendText, StartConversation, TimelineAnchor,
};
use wire::view::{ConversationView, MessageView, Status, TimelineBody, TimelineItem};

/// 14 September 2026, 09:00 UTC.
pub(crate) const START_MS: i64 = 1_789_376_400_000;
pub(crate) const HOUR_MS: u64 = 3_600_000;
pub(crate) const MARIA: &str = "maria-santos";

const LONGEST_WAIT: Duration = Duration::from_secs(30);

pub(crate) struct Stage {
    home: TempDir,
    pub(crate) practice: Practice,
    pub(crate) ana: Desk,
}

impl Stage {
    pub(crate) async fn open() -> Result<Self> {
        Self::open_with(|_| ()).await
    }

    /// The same, with settings of its own.
    pub(crate) async fn open_with(change: impl FnOnce(&mut PracticeConfig)) -> Result<Self> {
        multiline::install_tls();
        let home = tempfile::tempdir()?;
        let (practice, ana) = start(home.path(), START_MS, change).await?;
        Ok(Self {
            home,
            practice,
            ana,
        })
    }

    /// Stops everything as a kill would and starts again on what is stored.
    pub(crate) async fn killed_and_started_again(self) -> Result<Self> {
        self.killed_and_started_again_with(|_| ()).await
    }

    /// The same, with other settings from then on.
    pub(crate) async fn killed_and_started_again_with(
        self,
        change: impl FnOnce(&mut PracticeConfig),
    ) -> Result<Self> {
        let now = self.practice.simulator().clock().now_ms();
        drop(self.ana);
        self.practice.kill();
        let (practice, ana) = start(self.home.path(), now, change).await?;
        Ok(Self {
            home: self.home,
            practice,
            ana,
        })
    }

    /// Presses the green icon of Maria's contact and confirms.
    pub(crate) async fn ask_maria(&self) -> Result<String> {
        let conversation = ConversationId::derived("Maria", "journey").to_string();
        let request = StartConversation {
            contact: contact_of(MARIA).contact,
            conversation: conversation.clone(),
            request: MessageId::derived("request to Maria", "journey").to_string(),
        };
        self.ana.start_conversation(request).await?;
        Ok(conversation)
    }

    /// The same, with Maria pressing "Yes, I agree".
    pub(crate) async fn connected_with_maria(&self) -> Result<String> {
        let conversation = self.ask_maria().await?;
        self.press_first_button(MARIA).await?;
        self.until("Maria's consent arrives", async || {
            let head = self.head(&conversation).await?;
            Ok(head.consent.state == wire::view::ConsentState::Granted)
        })
        .await?;
        Ok(conversation)
    }

    pub(crate) async fn press_first_button(&self, guest: &str) -> Result<()> {
        self.until("the request is on the phone", async || {
            Ok(self
                .phone(guest)?
                .iter()
                .any(|message| !message.buttons.is_empty()))
        })
        .await?;
        let phone = self.phone(guest)?;
        let (asked, accept) = phone
            .iter()
            .rev()
            .find_map(|message| Some((message, message.buttons.first()?)))
            .context("a request")?;
        self.practice
            .simulator()
            .guest(guest)
            .press(&asked.sid, &accept.id)?;
        Ok(())
    }

    pub(crate) async fn send(&self, conversation: &str, text: &str) -> Result<String> {
        let message = MessageId::derived(text, "journey").to_string();
        let request = SendText {
            conversation: conversation.to_owned(),
            drafted_in: conversation.to_owned(),
            message: message.clone(),
            text: text.to_owned(),
        };
        self.ana.send_text(request).await?;
        Ok(message)
    }

    pub(crate) async fn head(&self, conversation: &str) -> Result<ConversationView> {
        Ok(self
            .ana
            .conversation(OneConversation {
                conversation: conversation.to_owned(),
            })
            .await?)
    }

    pub(crate) async fn timeline(&self, conversation: &str) -> Result<Vec<TimelineItem>> {
        let request = ReadTimeline {
            conversation: conversation.to_owned(),
            around: TimelineAnchor::Latest,
            limit: 200,
        };
        Ok(self.ana.timeline(request).await?.items)
    }

    pub(crate) async fn message(
        &self,
        conversation: &str,
        id: &str,
    ) -> Result<Option<MessageView>> {
        let items = self.timeline(conversation).await?;
        Ok(items
            .into_iter()
            .find(|item| item.key == id)
            .and_then(|item| match item.body {
                TimelineBody::Message { message } => Some(message),
                TimelineBody::Notice { .. } => None,
            }))
    }

    pub(crate) async fn status(&self, conversation: &str, id: &str) -> Result<Option<Status>> {
        Ok(self
            .message(conversation, id)
            .await?
            .map(|message| message.status))
    }

    /// What lies on a guest's phone, oldest first.
    pub(crate) fn phone(&self, guest: &str) -> Result<Vec<ThreadMessage>> {
        let thread = self.practice.simulator().guest(guest).thread();
        Ok(thread.context("a guest of this name")?.messages)
    }

    /// The texts on a guest's phone that the business sent.
    pub(crate) fn received_by(&self, guest: &str) -> Result<Vec<String>> {
        let phone = self.phone(guest)?;
        Ok(phone
            .into_iter()
            .filter(|message| !message.own)
            .map(|message| message.body)
            .collect())
    }

    /// Lets the world go on, a second of its time after the other, until `holds`.
    pub(crate) async fn until<F>(&self, what: &str, mut holds: impl FnMut() -> F) -> Result<()>
    where
        F: Future<Output = Result<bool>>,
    {
        let mut changes = self.ana.changes();
        let waiting = async {
            while !holds().await? {
                // A change of the desk, or a second of the world's time when nothing changes by itself.
                if timeout(Duration::from_millis(40), changes.recv())
                    .await
                    .is_err()
                {
                    self.practice.simulator().advance(1_000).await;
                }
            }
            Ok(())
        };
        timeout(LONGEST_WAIT, waiting)
            .await
            .with_context(|| format!("waited in vain: {what}"))?
    }
}

pub(crate) fn contact_of(guest: &str) -> OneContact {
    OneContact {
        contact: ContactId::derived(guest, "practice contact").to_string(),
    }
}

async fn start(
    home: &Path,
    now_ms: i64,
    change: impl FnOnce(&mut PracticeConfig),
) -> Result<(Practice, Desk)> {
    let mut simulator = Config::manual(now_ms);
    let maria = Guest::new(MARIA, "Maria Santos", "+14155550142");
    simulator
        .guests
        .push(maria.with_manner(Manner::silent().reading()));
    let mut config = PracticeConfig::with(home.join("practice"), simulator);
    change(&mut config);
    let practice = Practice::start(config).await?;
    let ana = practice.desk_of_owner().await?;
    Ok((practice, ana))
}
