//! What a simulator is started with.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use crate::{clock::Clock, guest::Guest, ids, sender::Sender};

/// Settings of one simulator.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// The account's id, `AC…`.
    pub account_sid: String,
    /// The account's secret: password of every request and key of every signature.
    pub auth_token: String,
    /// The bearer token of the control surface.
    pub control_token: String,
    /// The time.
    pub clock: Clock,
    /// The file that survives a restart; unset keeps everything in memory.
    pub journal: Option<PathBuf>,
    /// Guests to begin with; a guest the journal knows keeps its state from there.
    pub guests: Vec<Guest>,
    /// Senders to begin with; they replace those of the journal.
    pub senders: Vec<Sender>,
    /// What becomes of a template put up for approval.
    pub verdict: Verdict,
    /// How fast messages may come.
    pub limits: Limits,
    /// The code for a guest who is not on WhatsApp: 63024, or 63003 as some accounts see it.
    pub unreachable_code: u32,
    /// Whether to begin without firing anything until [`Simulator::resume`](crate::Simulator::resume).
    pub paused: bool,
}

/// What becomes of a template put up for approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Approved after this many milliseconds; 0 is at once.
    Approved {
        /// The time WhatsApp takes.
        after_ms: u64,
    },
    /// Rejected with this reason after this many milliseconds.
    Rejected {
        /// The time WhatsApp takes.
        after_ms: u64,
        /// The reason given.
        reason: String,
    },
}

/// How fast messages may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Messages to one guest that may come at once.
    pub pair_burst: u32,
    /// The time after which one more message to the same guest is allowed.
    pub pair_refill_ms: u64,
    /// Messages of the whole account in one second.
    pub account_per_second: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pair_burst: 10,
            pair_refill_ms: 6_000,
            account_per_second: 2_000,
        }
    }
}

impl Config {
    /// A simulator on a free loopback port with fresh secrets and no guests.
    pub fn new(clock: Clock) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            account_sid: ids::sid("AC"),
            auth_token: ids::token(),
            control_token: ids::token(),
            clock,
            journal: None,
            guests: Vec::new(),
            senders: Vec::new(),
            verdict: Verdict::Approved { after_ms: 0 },
            limits: Limits::default(),
            unreachable_code: 63_024,
            paused: false,
        }
    }

    /// For tests: time stands at `now_ms` until it is advanced.
    pub fn manual(now_ms: i64) -> Self {
        Self::new(Clock::manual(now_ms))
    }

    /// For practice: real time and the practice guests.
    ///
    /// # Errors
    /// Fails only if the embedded list of guests is malformed.
    pub fn practice() -> anyhow::Result<Self> {
        let mut config = Self::new(Clock::wall());
        config.guests = crate::guest::practice_guests()?;
        Ok(config)
    }
}
