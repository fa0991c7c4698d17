//! The practice workspace: a hub and a simulated provider in the app's own process, spoken to over loopback HTTP.
//!
//! Nothing here is a shortcut: the desk, the hub and its carrier are those of a real workspace; only the provider's
//! addresses differ.

mod commands;
pub(crate) mod damage;
mod people;
mod road;
mod trouble;

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use desk::{Desk, DeskConfig};
use engine::{MemberId, Timestamp};
use hub::{Hub, HubConfig, Time, TwilioAccount};
use simulator::{Config, Sender, Simulator};
use wire::clock::Clock;
use wire::view::{Troubles, WorkspaceKind};

use road::Road;

/// The practice account at the simulated provider; it opens nothing else.
const ACCOUNT: &str = "AC00000000000000000000000000000001";

/// Where the workspace lies and whose time it goes by.
#[derive(Debug)]
pub struct PracticeConfig {
    pub folder: PathBuf,
    /// The simulated provider, without an account or a journal.
    pub simulator: Config,
    /// The rest of the hub's settings.
    pub hub: HubConfig,
}

impl PracticeConfig {
    /// Real time, and guests who answer by themselves.
    pub fn real_time(folder: PathBuf) -> anyhow::Result<Self> {
        Ok(Self::with(folder, Config::practice()?))
    }

    /// A workspace on a simulator of the caller's choice: another clock, other guests.
    pub fn with(folder: PathBuf, simulator: Config) -> Self {
        let hub = HubConfig::new(folder.join("hub.sqlite"));
        Self {
            folder,
            simulator,
            hub,
        }
    }
}

/// A running practice workspace. Dropping it stops it as a kill would: nothing is lost.
#[derive(Debug)]
pub struct Practice {
    folder: PathBuf,
    simulator: Simulator,
    hub: Hub,
    road: Road,
    troubles: Mutex<Troubles>,
}

impl Practice {
    /// Starts the provider, then the hub, makes the people if they are missing, and lets time run.
    pub async fn start(config: PracticeConfig) -> anyhow::Result<Self> {
        let PracticeConfig {
            folder,
            mut simulator,
            mut hub,
        } = config;
        fs::create_dir_all(&folder)?;
        ACCOUNT.clone_into(&mut simulator.account_sid);
        simulator.journal = Some(folder.join("provider.jsonl"));
        simulator.paused = true;
        let simulator = Simulator::start(simulator).await?;

        let account = TwilioAccount::new(simulator.account_sid(), simulator.auth_token());
        hub.accounts.push(account.at(&simulator.base_url()));
        hub.time = Time::new(clock(&simulator), simulator.clock().watch());
        let hub = Hub::start(hub).await?;

        people::settle(&hub, &simulator).await?;
        simulator.move_webhooks(&hub.url())?;
        simulator.register_sender(
            Sender::new(people::LINE_NUMBER, people::ORGANIZATION).inbound(hub.inbound_url()),
        )?;
        simulator.resume();
        let road = Road::to(hub.local_addr()).await?;
        Ok(Self {
            folder,
            simulator,
            hub,
            road,
            troubles: Mutex::default(),
        })
    }

    /// The desk of the member who sits at this computer.
    pub async fn desk_of_owner(&self) -> anyhow::Result<Desk> {
        self.desk_of(people::owner()).await
    }

    /// The desk of any member, each with a cache of its own.
    pub async fn desk_of(&self, member: MemberId) -> anyhow::Result<Desk> {
        let token = self
            .hub
            .directory()
            .issue_token(people::root(), member)
            .await?;
        let desk = Desk::open(DeskConfig {
            folder: self.folder.join(format!("desk-{member}")),
            hub_url: self.road.url(),
            token,
            clock: clock(&self.simulator),
            clock_moved: self.simulator.clock().watch(),
            kind: WorkspaceKind::Practice,
        });
        Ok(desk.await?)
    }

    /// Those who can have a window here beside the owner's, with their names.
    pub fn colleagues(&self) -> impl Iterator<Item = (MemberId, &'static str)> {
        people::colleagues()
    }

    /// The simulated provider, to act as a guest or make trouble.
    pub fn simulator(&self) -> &Simulator {
        &self.simulator
    }

    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Ends the hub as a kill would, whatever it was doing.
    pub fn kill(self) {
        self.hub.abort();
    }
}

/// Provider, hub and desk go by one clock, so that moving it moves all three.
fn clock(simulator: &Simulator) -> Clock {
    let clock = simulator.clock();
    Clock::from_fn(move || Timestamp(clock.now_ms()))
}
