//! What a hub is started with.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use engine::Span;

use crate::{CrashPoints, Time};

/// Settings of one hub.
#[derive(Debug, Clone)]
pub struct HubConfig {
    /// The database file; it is created when missing.
    pub database: PathBuf,
    /// Where to listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// The address the provider knows, without a slash at the end; unset means the one listened on.
    pub public_url: Option<String>,
    /// Accounts at the provider; a line names the one it belongs to.
    pub accounts: Vec<TwilioAccount>,
    pub time: Time,
    pub pacing: Pacing,
    pub retries: Retries,
    pub lookout: Lookout,
    pub crash_points: CrashPoints,
}

impl HubConfig {
    /// A hub on a free loopback port, without an account at a provider.
    pub fn new(database: impl Into<PathBuf>) -> Self {
        Self {
            database: database.into(),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            public_url: None,
            accounts: Vec::new(),
            time: Time::system(),
            pacing: Pacing::default(),
            retries: Retries::default(),
            lookout: Lookout::default(),
            crash_points: CrashPoints::default(),
        }
    }
}

/// An account at Twilio.
#[derive(Debug, Clone)]
pub struct TwilioAccount {
    pub account_sid: String,
    pub auth_token: Secret,
    pub api_url: String,
    pub content_url: String,
}

impl TwilioAccount {
    pub fn new(account_sid: impl Into<String>, auth_token: impl Into<String>) -> Self {
        Self {
            account_sid: account_sid.into(),
            auth_token: Secret(auth_token.into()),
            api_url: "https://api.twilio.com".to_owned(),
            content_url: "https://content.twilio.com".to_owned(),
        }
    }

    /// The same account at another address, which answers for all of Twilio's hosts.
    #[must_use]
    pub fn at(mut self, base_url: &str) -> Self {
        let base = base_url.trim_end_matches('/');
        base.clone_into(&mut self.api_url);
        base.clone_into(&mut self.content_url);
        self
    }
}

/// A secret that never shows itself in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub(crate) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How fast one guest may be written to from one line.
#[derive(Debug, Clone, Copy)]
pub struct Pacing {
    /// Time after which one more message is allowed.
    pub interval: Span,
    /// Messages that may go at once.
    pub burst: u32,
}

impl Default for Pacing {
    fn default() -> Self {
        Self {
            interval: Span::seconds(6),
            burst: 5,
        }
    }
}

/// How the hub looks for guests' messages that the provider has and never managed to post.
#[derive(Debug, Clone, Copy)]
pub struct Lookout {
    /// The longest pause between two looks at an account.
    pub every: Span,
    /// How far back the very first look goes; later ones go on where the last that succeeded ended.
    pub back: Span,
    /// A message younger than this waits to be posted: longer than the provider takes, with its retries.
    pub grace: Span,
}

impl Default for Lookout {
    fn default() -> Self {
        Self {
            every: Span::seconds(300),
            back: Span::hours(48),
            grace: Span::seconds(20),
        }
    }
}

/// How often and how long the provider is asked again.
#[derive(Debug, Clone, Copy)]
pub struct Retries {
    /// Calls for one message before it fails as "provider away".
    pub sends: u32,
    /// Wait after the first call that came to nothing; doubled each time, up to `longest`.
    pub first: Span,
    pub longest: Span,
    /// Attempts at absorbing one report before it is set aside.
    pub reports: u32,
    /// Questions for a guest's message before its time of receipt is taken for its own.
    pub lookups: u32,
    /// Silence after acceptance before the provider is asked for the status.
    pub status_after: Span,
    /// Wait before an uncertain message is looked for in the provider's list.
    pub reconcile_after: Span,
    /// Questions for the status or the whereabouts of one message.
    pub questions: u32,
}

impl Default for Retries {
    fn default() -> Self {
        Self {
            sends: 8,
            first: Span::seconds(1),
            longest: Span::seconds(300),
            reports: 8,
            lookups: 5,
            status_after: Span::seconds(30),
            reconcile_after: Span::seconds(2),
            questions: 12,
        }
    }
}
