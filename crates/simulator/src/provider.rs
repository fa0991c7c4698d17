//! What the servers, the driver and the guests' phones share.

use std::{
    collections::VecDeque,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Result;
use tokio::sync::watch;

use crate::{
    config::Config,
    fault::{Armed, Subject, Trouble},
    journal::{self, Journal},
    pacing::{Pacing, TooFast},
    record::Record,
    world::World,
};

/// How many alerts are kept.
const ALERTS_MAX: usize = 1_000;

/// The provider in operation.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) config: Config,
    world: Mutex<World>,
    armed: Mutex<Armed>,
    pacing: Mutex<Pacing>,
    alerts: Mutex<VecDeque<Alert>>,
    paused: AtomicBool,
    changed: watch::Sender<u64>,
}

/// A webhook that did not get through, as Twilio's debugger lists it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alert {
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// 11200, or 11205 when no connection came about.
    pub error_code: u32,
    /// The message it was about.
    pub sid: String,
    /// What went wrong.
    pub reason: String,
}

impl Provider {
    /// Opens the journal and takes up where an earlier run ended.
    pub(crate) fn open(config: Config) -> Result<Self> {
        let mut world = World::default();
        if let Some(path) = &config.journal {
            for change in journal::read(path)? {
                world.commit(change)?;
            }
            let (shift_ms, now_ms) = world.clock;
            config.clock.resume_from(shift_ms, now_ms);
        }
        for guest in &config.guests {
            if !world.guests.contains_key(&guest.id) {
                world.apply(Record::Guest(guest.clone()));
            }
        }
        for sender in &config.senders {
            world.apply(Record::Sender(sender.clone()));
        }
        world.clock = (config.clock.shift_ms(), config.clock.now_ms());
        if let Some(path) = &config.journal {
            world.journal = Some(Journal::begin(path, &world.facts())?);
        }
        Ok(Self {
            paused: AtomicBool::new(config.paused),
            config,
            world: Mutex::new(world),
            armed: Mutex::default(),
            pacing: Mutex::default(),
            alerts: Mutex::default(),
            changed: watch::Sender::new(0),
        })
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.config.clock.now_ms()
    }

    /// Looks at the world.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.world())
    }

    /// Plans a change on the world as it is and commits it in the same breath.
    pub(crate) fn change<T>(
        &self,
        plan: impl FnOnce(&mut World) -> Result<(Vec<Record>, T)>,
    ) -> Result<T> {
        let mut world = self.world();
        let (records, outcome) = plan(&mut world)?;
        let nothing_new = records.is_empty();
        world.commit(records)?;
        drop(world);
        if !nothing_new {
            self.wake();
        }
        Ok(outcome)
    }

    /// Writes the clock down if it was moved since.
    pub(crate) fn note_clock(&self) -> Result<()> {
        let (shift_ms, now_ms) = (self.config.clock.shift_ms(), self.now_ms());
        let mut world = self.world();
        if world.clock.0 != shift_ms {
            world.commit(vec![Record::Clock { shift_ms, now_ms }])?;
            drop(world);
            self.wake();
        }
        Ok(())
    }

    pub(crate) fn take_fault<T>(
        &self,
        subject: Subject<'_>,
        wanted: impl Fn(Trouble) -> Option<T>,
    ) -> Option<T> {
        self.armed().take(subject, wanted)
    }

    pub(crate) fn armed(&self) -> MutexGuard<'_, Armed> {
        self.armed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn pace(&self, pair: &str) -> Result<(), TooFast> {
        let mut pacing = self.pacing.lock().unwrap_or_else(PoisonError::into_inner);
        pacing.take(self.config.limits, pair, self.now_ms())
    }

    /// Keeps an alert; the oldest gives way.
    pub(crate) fn alert(&self, alert: Alert) {
        let mut alerts = self.alerts.lock().unwrap_or_else(PoisonError::into_inner);
        if alerts.len() == ALERTS_MAX {
            alerts.pop_front();
        }
        alerts.push_back(alert);
    }

    pub(crate) fn alerts(&self) -> Vec<Alert> {
        let alerts = self.alerts.lock().unwrap_or_else(PoisonError::into_inner);
        alerts.iter().cloned().collect()
    }

    /// A receiver of every change.
    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    pub(crate) fn wake(&self) {
        self.changed.send_modify(|changes| *changes += 1);
    }

    pub(crate) fn paused(&self) -> bool {
        self.paused.load(Ordering::SeqCst)
    }

    pub(crate) fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::SeqCst);
        self.wake();
    }

    /// Waits until nothing is due and no webhook is on its way.
    pub(crate) async fn settled(&self) {
        let mut changed = self.watch();
        while !self.idle() {
            if changed.changed().await.is_err() {
                return;
            }
        }
    }

    fn idle(&self) -> bool {
        let now_ms = self.now_ms();
        let paused = self.paused();
        self.look(|world| {
            let due = world.schedule.next_due(now_ms).is_some();
            !world.schedule.any_running() && (paused || !due)
        })
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
