//! A hub with one member, one line and one contact, as it ships, with the provider wherever it is said to be.

use anyhow::{Context, Result, ensure};
use engine::{
    ContactId, Content, ConversationId, Correspondence, Intent, IntentId, LineId, MemberId,
    Message, MessageId, OrganizationId, Pair, Timestamp,
};
use hub::{
    Hub, HubConfig, NewContact, NewLine, NewMember, NewOrganization, Opened, Time, TwilioAccount,
};
use reqwest::Client;
use serde::de::DeserializeOwned;
use simulator::Clock;
use tempfile::TempDir;
use uuid::Uuid;
use wire::api::{Answer, Contacts, FeedPage, IdentifierBody, SaveContactBody, Submission};

/// Sunday, 22 November 2026, about noon UTC.
pub(crate) const NOW: i64 = 1_795_348_800_000;
pub(crate) const LINE: &str = "+14155550100";
pub(crate) const GUEST: &str = "+14155550142";

const CONTACT: &str = "Maria";
const ROOT: OrganizationId = OrganizationId(Uuid::from_u128(1));
const MEMBER: MemberId = MemberId(Uuid::from_u128(2));
const LINE_ID: LineId = LineId(Uuid::from_u128(3));
pub(crate) const CONVERSATION: ConversationId = ConversationId(Uuid::from_u128(4));

/// Where the provider's two hosts are to be found.
#[derive(Debug, Clone)]
pub(crate) struct Provider {
    pub(crate) account_sid: String,
    pub(crate) auth_token: String,
    pub(crate) messages_url: String,
    pub(crate) content_url: String,
}

#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) hub: Hub,
    token: String,
    http: Client,
    _folder: TempDir,
}

impl Stage {
    pub(crate) async fn new(provider: &Provider, clock: &Clock) -> Result<Self> {
        let folder = TempDir::new()?;
        let opened = Hub::open(config(provider, clock, &folder)).await?;
        let token = furnish(&opened, &provider.account_sid).await?;
        Ok(Self {
            hub: opened.start().await?,
            token,
            http: Client::builder().no_proxy().build()?,
            _folder: folder,
        })
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let request = self.http.get(format!("{}{path}", self.hub.url()));
        let answer = request.bearer_auth(&self.token).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    }

    async fn pair(&self) -> Result<Pair> {
        let contacts: Contacts = self.get("/v1/contacts").await?;
        let mut contacts = contacts.contacts.into_iter();
        let maria = contacts.find(|contact| contact.name == CONTACT);
        Ok(Pair {
            line: LINE_ID,
            guest: maria.context("the contact")?.guest,
        })
    }

    pub(crate) async fn submit(&self, number: u128, intent: Intent) -> Result<()> {
        let submission = Submission {
            id: IntentId(Uuid::from_u128(number)),
            pair: self.pair().await?,
            intent,
        };
        let request = self.http.post(format!("{}/v1/intents", self.hub.url()));
        let request = request.bearer_auth(&self.token).json(&submission);
        let answer: Answer = request.send().await?.json().await?;
        ensure!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
        Ok(())
    }

    /// Asks the guest for consent.
    pub(crate) async fn ask(&self) -> Result<MessageId> {
        let request = MessageId(Uuid::from_u128(100));
        let intent = Intent::StartConversation {
            conversation: CONVERSATION,
            request,
        };
        self.submit(101, intent).await?;
        Ok(request)
    }

    pub(crate) async fn write(&self, number: u128, text: &str) -> Result<MessageId> {
        let message = MessageId(Uuid::from_u128(number));
        let intent = Intent::Send {
            conversation: CONVERSATION,
            drafted_in: CONVERSATION,
            message,
            content: Content::Text {
                text: text.to_owned(),
            },
        };
        self.submit(number + 1, intent).await?;
        Ok(message)
    }

    /// The message as the member's feed has it.
    pub(crate) async fn message(&self, id: MessageId) -> Result<Message> {
        let pair = self.pair().await?;
        let mut state = Correspondence::default();
        let mut after = 0;
        loop {
            let page: FeedPage = self
                .get(&format!("/v1/feed?after={after}&limit=500"))
                .await?;
            let ours = page.rows.iter().filter(|row| row.pair == pair);
            ours.for_each(|row| state.evolve(&row.recorded));
            match page.rows.last() {
                Some(last) if last.seq < page.last => after = last.seq,
                _ => break,
            }
        }
        let message = state.messages.get(&id);
        message.cloned().context("the feed has the message")
    }
}

fn config(provider: &Provider, clock: &Clock, folder: &TempDir) -> HubConfig {
    let mut account = TwilioAccount::new(&provider.account_sid, &provider.auth_token);
    account.api_url.clone_from(&provider.messages_url);
    account.content_url.clone_from(&provider.content_url);
    let mut config = HubConfig::new(folder.path().join("hub.sqlite"));
    config.accounts.push(account);
    let shown = clock.clone();
    let time = wire::clock::Clock::from_fn(move || Timestamp(shown.now_ms()));
    config.time = Time::new(time, clock.watch());
    config
}

async fn furnish(opened: &Opened, account: &str) -> Result<String> {
    let directory = opened.directory();
    let organization = NewOrganization {
        root: ROOT,
        id: ROOT,
        parent: None,
        name: "Northwind Advisory".to_owned(),
        connector_on: Some(true),
        policy: None,
    };
    directory.save_organization(organization).await?;
    let member = NewMember {
        root: ROOT,
        id: MEMBER,
        organization: ROOT,
        name: "Anna".to_owned(),
        connector_on: true,
        admin: false,
    };
    directory.save_member(member).await?;
    let line = NewLine {
        root: ROOT,
        id: LINE_ID,
        organization: ROOT,
        name: "Northwind Advisory".to_owned(),
        number: LINE.to_owned(),
        account: account.to_owned(),
        default_member: MEMBER,
    };
    directory.save_line(line).await?;
    let identifier = IdentifierBody::Phone(GUEST.to_owned());
    let contact = NewContact {
        root: ROOT,
        member: MEMBER,
        id: ContactId(Uuid::from_u128(5)),
        body: SaveContactBody {
            name: CONTACT.to_owned(),
            note: String::new(),
            identifiers: vec![identifier],
        },
        source: "own".to_owned(),
    };
    directory.save_contact(contact).await?;
    directory.issue_token(ROOT, MEMBER).await
}
