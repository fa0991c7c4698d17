//! Simulator and hub in one process, sharing a clock.

use engine::{ContactId, LineId, MemberId, OrganizationId, Timestamp};
use hub::{
    Directory, Hub, HubConfig, NewContact, NewLine, NewMember, NewOrganization, Time, TwilioAccount,
};
use simulator::{Clock, Config, Direction, Guest, Sender, Simulator};
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;
use uuid::Uuid;
use wire::api::{IdentifierBody, SaveContactBody};

use super::Desk;

/// Sunday, 22 November 2026, about noon UTC; whole seconds, as the provider tells them.
pub(crate) const NOW: i64 = 1_795_348_800_000;
pub(crate) const LINE: &str = "+14155550100";
pub(crate) const GUEST: &str = "+14155550142";

pub(crate) struct World {
    pub(crate) simulator: Simulator,
    pub(crate) hub: Hub,
    pub(crate) clock: Clock,
    pub(crate) folder: TempDir,
    tokens: [String; 2],
}

pub(crate) const fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

impl World {
    pub(crate) const ROOT: OrganizationId = OrganizationId(Uuid::from_u128(1));
    pub(crate) const ANNA: MemberId = MemberId(Uuid::from_u128(2));
    pub(crate) const BEN: MemberId = MemberId(Uuid::from_u128(3));
    pub(crate) const LINE_ID: LineId = LineId(Uuid::from_u128(4));

    /// Anna has Maria as a contact; Ben gets guests whom nobody has.
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut HubConfig)) -> Self {
        Self::build(|_| {}, change).await
    }

    pub(crate) async fn build(
        provider: impl FnOnce(&mut Config),
        change: impl FnOnce(&mut HubConfig),
    ) -> Self {
        let clock = Clock::manual(NOW);
        let mut config = Config::new(clock.clone());
        config
            .guests
            .push(Guest::new("maria", "Maria Santos", GUEST));
        provider(&mut config);
        let simulator = Simulator::start(config).await.unwrap();
        let folder = TempDir::new().unwrap();
        let mut config = hub_config(&simulator, &clock, &folder);
        change(&mut config);
        let hub = Hub::start(config).await.unwrap();
        let sender = Sender::new(LINE, "Northwind Advisory").inbound(hub.inbound_url());
        simulator.register_sender(sender).unwrap();
        let tokens = furnish(&hub.directory(), simulator.account_sid()).await;
        Self {
            simulator,
            hub,
            clock,
            folder,
            tokens,
        }
    }

    pub(crate) fn anna(&self) -> Desk {
        Desk::new(self.hub.url(), self.tokens[0].clone())
    }

    pub(crate) fn ben(&self) -> Desk {
        Desk::new(self.hub.url(), self.tokens[1].clone())
    }

    /// Waits until neither hub nor provider has anything to do before the clock moves.
    pub(crate) async fn settle(&self) {
        for _ in 0..3 {
            self.hub.settled().await.unwrap();
            self.simulator.settled().await;
        }
        self.hub.settled().await.unwrap();
    }

    /// Moves the clock in steps small enough for what follows from each to follow.
    pub(crate) async fn pass(&self, seconds: u64) {
        self.settle().await;
        for _ in 0..seconds {
            self.simulator.advance(1_000).await;
            self.settle().await;
        }
    }

    /// Moves the clock at once.
    pub(crate) async fn leap(&self, seconds: u64) {
        self.settle().await;
        self.simulator.advance(seconds * 1_000).await;
        self.settle().await;
    }

    /// Maria presses the first button of what she was asked last.
    pub(crate) async fn agree(&self) {
        let maria = self.simulator.guest("maria");
        let asked = maria.latest().unwrap();
        maria.press(&asked.sid, &asked.buttons[0].id).unwrap();
        self.pass(3).await;
    }

    /// How many messages with these words the provider has taken from us.
    pub(crate) fn bodies(&self, text: &str) -> usize {
        let messages = self.simulator.messages();
        messages
            .iter()
            .filter(|message| message.direction == Direction::Outbound && message.body == text)
            .count()
    }

    /// Kills the hub and starts another on the same database.
    pub(crate) async fn restart(self) -> Self {
        self.restart_with(|_| {}).await
    }

    pub(crate) async fn restart_with(mut self, change: impl FnOnce(&mut HubConfig)) -> Self {
        self.hub.abort();
        let mut config = hub_config(&self.simulator, &self.clock, &self.folder);
        change(&mut config);
        self.hub = Hub::start(config).await.unwrap();
        self.simulator.move_webhooks(&self.hub.url()).unwrap();
        self
    }

    /// Another hub on the same database, as a second server would be.
    pub(crate) async fn another_hub(&self) -> Hub {
        Hub::start(hub_config(&self.simulator, &self.clock, &self.folder))
            .await
            .unwrap()
    }

    pub(crate) fn anna_at(&self, hub: &Hub) -> Desk {
        Desk::new(hub.url(), self.tokens[0].clone())
    }

    /// Lets something happen while no hub runs.
    pub(crate) async fn down(mut self, happening: impl FnOnce(&Simulator)) -> Self {
        self.hub.abort();
        happening(&self.simulator);
        self.simulator.settled().await;
        self.hub = Hub::start(hub_config(&self.simulator, &self.clock, &self.folder))
            .await
            .unwrap();
        self.simulator.move_webhooks(&self.hub.url()).unwrap();
        self
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp(self.clock.now_ms())
    }

    /// A look into the hub's file.
    pub(crate) async fn sql(&self) -> SqliteConnection {
        let url = format!("sqlite://{}", self.database().display());
        SqliteConnection::connect(&url).await.unwrap()
    }

    pub(crate) fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("hub.sqlite")
    }
}

pub(crate) fn hub_config(simulator: &Simulator, clock: &Clock, folder: &TempDir) -> HubConfig {
    let mut config = HubConfig::new(folder.path().join("hub.sqlite"));
    let account = TwilioAccount::new(simulator.account_sid(), simulator.auth_token());
    config.accounts.push(account.at(&simulator.base_url()));
    let shown = clock.clone();
    let time = wire::clock::Clock::from_fn(move || Timestamp(shown.now_ms()));
    config.time = Time::new(time, clock.watch());
    config
}

pub(crate) async fn furnish(directory: &Directory, account: &str) -> [String; 2] {
    let root = World::ROOT;
    let organization = NewOrganization {
        root,
        id: root,
        parent: None,
        name: "Northwind Advisory".to_owned(),
        connector_on: Some(true),
        policy: None,
    };
    directory.save_organization(organization).await.unwrap();
    for (id, name, admin) in [(World::ANNA, "Anna", true), (World::BEN, "Ben", false)] {
        let member = NewMember {
            root,
            id,
            organization: root,
            name: name.to_owned(),
            connector_on: true,
            admin,
        };
        directory.save_member(member).await.unwrap();
    }
    let line = NewLine {
        root,
        id: World::LINE_ID,
        organization: root,
        name: "Northwind Advisory".to_owned(),
        number: LINE.to_owned(),
        account: account.to_owned(),
        default_member: World::BEN,
    };
    directory.save_line(line).await.unwrap();
    let body = SaveContactBody {
        name: "Maria".to_owned(),
        note: String::new(),
        identifiers: vec![IdentifierBody::Phone(GUEST.to_owned())],
    };
    let contact = NewContact {
        root,
        member: World::ANNA,
        id: ContactId(id(5)),
        body,
        source: "own".to_owned(),
    };
    directory.save_contact(contact).await.unwrap();
    let anna = directory.issue_token(root, World::ANNA).await.unwrap();
    let ben = directory.issue_token(root, World::BEN).await.unwrap();
    [anna, ben]
}
